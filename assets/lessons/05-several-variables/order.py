import tensorflow as tf

x = tf.Variable(3.0)
y = tf.Variable(4.0)
with tf.GradientTape() as tape:
    f = tf.square(x) + 2 * tf.square(y) + 1
first, second = tape.gradient(f, [____])
print(first.numpy(), second.numpy())
