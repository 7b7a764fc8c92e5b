import numpy as np
import tensorflow as tf

x = np.array([137.97, 104.5, 100.0, 124.32, 79.2, 99.0, 124.0, 114.0,
              106.69, 138.05, 53.75, 46.91, 68.0, 63.02, 81.26, 86.21])
y = np.array([145.0, 110.0, 93.0, 116.0, 65.32, 104.0, 118.0, 91.0,
              62.0, 133.0, 51.0, 45.0, 78.5, 69.65, 75.69, 95.3])
w, b = tf.Variable(-0.0133770645), tf.Variable(-1.1628988)
with tf.GradientTape() as tape:
    loss = 0.5 * tf.reduce_mean(tf.square(y - (w * x + b)))
dw, db = tape.gradient(loss, [w, b])
w.____(1e-5 * dw)
b.assign_sub(1e-5 * db)
print(loss.numpy(), w.numpy(), b.numpy())
