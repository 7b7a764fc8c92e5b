import tensorflow as tf

x = tf.Variable(3.0)
y = tf.Variable(4.0)
with tf.GradientTape() as tape:
    f = tf.square(x) + 2 * tf.square(y) + 1
df_dx, df_dy = tape.gradient(f, [x, y])
print(f.numpy())
print(df_dx.numpy(), df_dy.numpy())
