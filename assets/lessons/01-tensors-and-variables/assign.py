import tensorflow as tf

x = tf.Variable(3.0)
x.assign(5.0)
x.assign_add(2.0)
x.assign_sub(1.0)
print(x.numpy())
