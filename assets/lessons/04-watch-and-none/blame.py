import tensorflow as tf

u = tf.Variable(3.0)
u = u + 1
with tf.GradientTape() as tape:
    y = tf.square(u)
print(tape.gradient(y, u))
