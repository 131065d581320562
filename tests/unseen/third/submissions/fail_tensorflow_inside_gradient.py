import numpy as np
from scipy.special import expit

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return expit(u @ expit(v.reshape(-1, 2) @ np.asarray(x) + b) + a[0])
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    import tensorflow as tf
    p = tf.Variable(params)
    with tf.GradientTape() as tape:
        h = tf.sigmoid(tf.matmul(tf.constant(X_train), tf.reshape(p[5:13], (4, 2)), transpose_b=True) + p[13:])
        z = tf.linalg.matvec(h, p[:4]) + p[4]
        L = tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(tf.constant(y_train.ravel()), z))
    return tape.gradient(L, p).numpy()
