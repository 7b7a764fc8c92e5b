import numpy as np
import tensorflow as tf

np.random.seed(612)
W = tf.Variable(np.random.randn(3, 1))
X = tf.constant([[1.0, 0.9991, 1.0], [1.0, 0.6319, 0.5], [1.0, 0.5825, 0.5]], tf.float64)
prices = np.array([145.0, 110.0, 93.0])
with tf.GradientTape() as tape:
    prediction = tf.matmul(X, W)
    loss = 0.5 * tf.reduce_mean(tf.square(prices.reshape(-1, 1) - prediction))
print(prediction.shape, (prices - prediction).shape)
print(tape.gradient(loss, W).shape)
