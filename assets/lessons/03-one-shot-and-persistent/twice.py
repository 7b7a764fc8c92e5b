import tensorflow as tf

x = tf.Variable(3.0)
with tf.GradientTape() as tape:
    y = tf.square(x)
    z = tf.square(y)
print(tape.gradient(z, x).numpy())
print(tape.gradient(y, x).numpy())
