import tensorflow as tf

x = tf.Variable(3.)
with tf.GradientTape() as tape:
    with tape.stop_recording():
        y = tf.square(x)
    z = y + 1
print(tape.gradient(z, x))
