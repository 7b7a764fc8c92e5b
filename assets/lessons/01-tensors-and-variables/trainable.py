import tensorflow as tf

w = tf.Variable(0.5)
count = tf.Variable(0.0, trainable=False)
count.assign_add(1.0)
print(w.trainable, count.trainable)
print(count.numpy())
