import tensorflow as tf

x = tf.Variable(3.)
y = tf.square(x)
with tf.GradientTape() as tape:
    z = y + 1
print(tape.gradient(z, x))
