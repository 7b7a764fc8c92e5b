import tensorflow as tf

x = tf.constant(3.)
with tf.GradientTape() as tape:
    y = tf.square(x)
    tape.watch(x)
print(tape.gradient(y, x))
