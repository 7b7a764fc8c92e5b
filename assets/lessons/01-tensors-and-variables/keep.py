import tensorflow as tf

x = tf.Variable(3.0)
____
print(x.trainable, x.numpy())
