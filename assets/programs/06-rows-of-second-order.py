import tensorflow as tf
x = tf.Variable(3.)
y = tf.Variable(4.)
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape() as inner:
        f = tf.square(x) + 2 * x * y
    df_dx, df_dy = inner.gradient(f, [x, y])
print(df_dx.numpy(), df_dy.numpy())
print(outer.gradient([df_dx, df_dy], [x, y]))
print(outer.gradient(df_dx, [x, y]))
print(outer.gradient(df_dy, [x, y]))
