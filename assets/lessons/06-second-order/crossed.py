import tensorflow as tf

x = tf.Variable(3.0)
y = tf.Variable(4.0)
with tf.GradientTape() as outer:
    with tf.GradientTape() as inner:
        f = x**2 + 2 * x * y
    df_dx, df_dy = inner.gradient(f, [x, y])
second = outer.gradient([df_dx, df_dy], [x, y])
print(df_dx.numpy(), df_dy.numpy())
print(second[0].numpy(), second[1].numpy())
