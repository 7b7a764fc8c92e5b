import tensorflow as tf

x = tf.Variable(3.)
with tf.GradientTape() as tape:
    y = tf.stop_gradient(x)
    z = tf.square(y)
print(tape.gradient(z, x))
