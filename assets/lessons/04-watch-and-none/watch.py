import tensorflow as tf

a = tf.constant(3.0)
with tf.GradientTape() as tape:
    ____
    y = tf.square(a)
print(tape.gradient(y, a).numpy())
