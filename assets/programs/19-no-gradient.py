import tensorflow as tf

x = tf.Variable(3.7)
with tf.GradientTape() as tape:
    y = tf.floor(x)
    z = tf.square(y)
print(tape.gradient(z, x))
