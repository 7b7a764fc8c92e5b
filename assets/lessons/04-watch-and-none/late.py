import tensorflow as tf

a = tf.constant(3.0)
with tf.GradientTape() as tape:
    y = tf.square(a)
    tape.watch(a)
    z = y + 2 * a
print(tape.gradient(z, a))
