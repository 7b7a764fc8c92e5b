import tensorflow as tf

x = tf.Variable(3.0)
with tf.GradientTape() as tape:
    y = tf.square(x)
print(y.numpy())
print(tape.gradient(y, x).numpy())
