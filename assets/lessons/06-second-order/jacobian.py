import tensorflow as tf

x = tf.Variable(3.0)
y = tf.Variable(4.0)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        f = x**2 + 2 * x * y
    g = tf.stack(inner.gradient(f, [x, y]))
rows = outer.____(g, [x, y])
print(rows[0].numpy(), rows[1].numpy())
