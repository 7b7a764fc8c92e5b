import tensorflow as tf

a = tf.constant(3.0)
with tf.GradientTape() as tape:
    y = tf.square(a)
dy_da = tape.gradient(y, a, unconnected_gradients='zero')
print(dy_da)
