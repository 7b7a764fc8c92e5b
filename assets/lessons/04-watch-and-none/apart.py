import tensorflow as tf

u = tf.Variable(3.0)
v = tf.Variable(4.0)
with tf.GradientTape() as tape:
    f = tf.square(v)
print(tape.gradient(f, [u, v]))
