def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = np.array([network(p, params) for p in X_train])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    import tensorflow as tf
    w = tf.Variable(params)
    with tf.GradientTape() as tape:
        h = tf.sigmoid(tf.matmul(X_train, tf.reshape(w[5:13], (4, 2)), transpose_b=True) + w[13:])
        z = tf.linalg.matvec(h, w[:4]) + w[4]
        E = tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(labels=y_train.ravel(), logits=z))
    return tape.gradient(E, w).numpy()
