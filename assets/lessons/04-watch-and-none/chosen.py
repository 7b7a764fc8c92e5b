import tensorflow as tf

a = tf.Variable(3.0)
b = tf.Variable(4.0)
with tf.GradientTape(watch_accessed_variables=False) as tape:
    tape.watch(b)
    f = a * b
df_da, df_db = tape.gradient(f, [a, b])
print(df_da)
print(df_db)
