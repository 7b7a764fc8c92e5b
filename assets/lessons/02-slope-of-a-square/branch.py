import tensorflow as tf

u = tf.Variable(____)
with tf.GradientTape() as tape:
    if u > 0:
        y = u * u
    else:
        y = -4 * u
print(tape.gradient(y, u).numpy())
