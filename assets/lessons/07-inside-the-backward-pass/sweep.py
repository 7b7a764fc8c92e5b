import tensorflow as tf

x = tf.Variable(3.0)
y = tf.Variable(4.0)
with tf.GradientTape() as tape:
    a = x**2
    b = 2 * x
    c = b * y
    f = a + c
dx, dy = tape.gradient(f, [x, y])
print(dx.numpy(), dy.numpy())
