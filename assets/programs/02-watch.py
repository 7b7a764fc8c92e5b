import tensorflow as tf

x = tf.constant(3.)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = tf.square(x)
dy_dx = tape.gradient(y, x)
print(y.numpy())
print(dy_dx.numpy())
