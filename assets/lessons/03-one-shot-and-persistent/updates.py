import tensorflow as tf

x = tf.Variable(3.0)
for i in range(3):
    with tf.GradientTape() as tape:
        y = tf.square(x)
    dy_dx = tape.gradient(y, x)
    x.assign_sub(0.25 * dy_dx)
    print(x.numpy())
