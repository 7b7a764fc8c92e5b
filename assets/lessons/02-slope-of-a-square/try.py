import tensorflow as tf

u = tf.Variable(____)
with tf.GradientTape() as tape:
    y = u * u
print(y)
print(tape.gradient(y, u))
