import tensorflow as tf

x = tf.Variable(3.0)
with tf.GradientTape() as tape:
    y = tf.square(x)
    z = tf.square(y)
dz_dx, dz_dy = tape.gradient(z, [x, y])
print(dz_dx.numpy(), dz_dy.numpy())
