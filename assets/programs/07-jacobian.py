import tensorflow as tf

x = tf.Variable(3.)
y = tf.Variable(4.)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        f = tf.square(x) + 2 * x * y
    g = tf.stack(inner.gradient(f, [x, y]))
rows = outer.jacobian(g, [x, y])
print(rows[0].numpy())
print(rows[1].numpy())
