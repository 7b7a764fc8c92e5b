import tensorflow as tf

a = tf.constant(3.0)
x = tf.Variable(3.0)
print(a)
print(x)
