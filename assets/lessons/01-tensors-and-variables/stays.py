import tensorflow as tf

x = tf.Variable(3.0)
y = x + 1
x.assign(10.0)
print(x.numpy())
print(y.numpy())
