import tensorflow as tf

x = tf.Variable(3.0)
for step in range(5):
    with tf.GradientTape() as tape:
        f = x**2
    x.assign_sub(____ * tape.gradient(f, x))
    print(x.numpy())
