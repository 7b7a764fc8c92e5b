import tensorflow as tf

x = tf.Variable(3)
with tf.GradientTape() as tape:
    y = tf.square(x)
print(tape.gradient(y, x))
