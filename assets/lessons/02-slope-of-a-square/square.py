import tensorflow as tf

x = tf.Variable(3.0)
with tf.GradientTape() as tape:
    y = x * x

print(y)
print(tape.gradient(y, x))
