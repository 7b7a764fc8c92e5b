import tensorflow as tf

x = tf.Variable(3.)
y = tf.Variable(4.)
with tf.GradientTape() as tape:
    f = tf.square(x) + 2 * tf.square(y) + 1
print(tape.gradient(f, x))
print(tape.gradient(f, y))
