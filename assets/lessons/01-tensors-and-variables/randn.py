import numpy as np
import tensorflow as tf

np.random.seed(612)
w = tf.Variable(np.random.randn())
W = tf.Variable(np.random.randn(3, 1))
print(w.dtype)
print(W.dtype)
