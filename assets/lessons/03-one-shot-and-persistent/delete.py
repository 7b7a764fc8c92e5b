import tensorflow as tf

x = tf.Variable(3.0)
with tf.GradientTape(persistent=True) as tape:
    y = tf.square(x)
dy_dx = tape.gradient(y, x)
del tape
print(dy_dx.numpy())
