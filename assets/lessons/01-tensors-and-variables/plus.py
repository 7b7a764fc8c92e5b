import tensorflow as tf

x = tf.Variable(3.0)
x = x + 1
print(x)
