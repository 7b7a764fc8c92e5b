import tensorflow as tf

n = tf.Variable(3)
with tf.GradientTape() as tape:
    tape.watch(n)
    y = tf.square(n)
print(n.dtype)
print(tape.gradient(y, n))
