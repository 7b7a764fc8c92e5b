import tensorflow as tf

x = tf.Variable(3.)
y = tf.Variable(4.)
with tf.GradientTape(persistent=True) as tape:
    f = tf.square(x) + 2 * tf.square(y) + 1
df_dx = tape.gradient(f, x)
df_dy = tape.gradient(f, y)
del tape
print(df_dx.numpy(), df_dy.numpy())
