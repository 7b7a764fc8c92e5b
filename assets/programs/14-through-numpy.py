import numpy as np
import tensorflow as tf

x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = np.square(x)
    z = tf.add(y, 1.)
print(tape.gradient(z, x))
