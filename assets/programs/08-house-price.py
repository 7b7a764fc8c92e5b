import numpy as np
import tensorflow as tf
area = np.array([137.97, 104.5, 100., 124.32], dtype='float32')
price = np.array([145., 110., 93., 116.], dtype='float32')
w, b = tf.Variable(0.9), tf.Variable(0.1)
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(tf.square(price - (w * area + b)))
dw, db = tape.gradient(loss, [w, b])
w.assign_sub(0.0001 * dw)
b.assign_sub(0.0001 * db)
print(loss.numpy(), w.numpy(), b.numpy())
