import tensorflow as tf

m = tf.Variable(3)
x = tf.Variable(3.0)
v = tf.Variable([1, 2.5])
print(m.dtype)
print(x.dtype)
print(v.dtype)
