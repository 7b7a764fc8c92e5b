import tensorflow as tf

point = tf.constant(3.0)
row = tf.constant([1., 2., 3.])
table = tf.constant([[1., 2.], [3., 4.], [5., 6.]])
print(point.shape)
print(row.shape)
print(table.shape)
