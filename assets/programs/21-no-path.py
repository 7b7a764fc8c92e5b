import tensorflow as tf

x = tf.Variable(3.)
y = tf.Variable(4.)
with tf.GradientTape() as tape:
    z = tf.square(y)
print(tape.gradient(z, x))
