import tensorflow as tf

a = tf.constant(3.0)
b = tf.Variable(3.0)
c = tf.Variable(3.0, trainable=False)
with tf.GradientTape() as tape:
    f = a * a + b * b + c * c
for g in tape.gradient(f, [a, b, c]):
    print(g)
