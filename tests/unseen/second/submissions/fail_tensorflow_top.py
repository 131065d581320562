import numpy as np
import tensorflow as tf
def net(X, w): return tf.sigmoid(tf.linalg.matvec(tf.sigmoid(X @ tf.transpose(tf.reshape(w[5:13], (4, 2))) + w[13:]), w[:4]) + w[4])
def network(x, params): return float(net(tf.constant([x], tf.float64), tf.constant(params))[0])
def loss(params, X_train, y_train):
    return float(tf.reduce_sum(tf.losses.binary_crossentropy(y_train.reshape(-1, 1), net(tf.constant(X_train), tf.constant(params))[:, None])))
def loss_gradient(params, X_train, y_train):
    w = tf.Variable(params)
    with tf.GradientTape() as t: L = loss(w, X_train, y_train)
    return t.gradient(L, w).numpy()
