import numpy as np
import tensorflow as tf

w = tf.Variable(2.0)
W = tf.Variable(np.ones((3, 1)), dtype=____)
product = w * W
print(product.dtype, product.shape)
