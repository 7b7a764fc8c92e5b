import tensorflow as tf

x = tf.Variable(3.0)
y = tf.Variable(4.0)
with tf.GradientTape(persistent=True) as outer:
    with tf.GradientTape() as inner:
        f = x**2 + 2 * x * y
    df_dx, df_dy = inner.gradient(f, [x, y])
dxx, dxy = outer.gradient(df_dx, [x, y])
dyx, dyy = outer.gradient(df_dy, [x, y])
print(dxx.numpy(), dxy.numpy())
print(dyx.numpy(), dyy)
