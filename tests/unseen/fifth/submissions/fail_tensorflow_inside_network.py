def network(x, params):
    import tensorflow as tf
    h = tf.sigmoid(tf.linalg.matvec(params[5:13].reshape(4, 2), x)+params[13:])
    return float(tf.sigmoid(tf.tensordot(params[:4], h, 1)+params[4]))
def loss(params, X_train, y_train):
    pred = np.array([network(p, params) for p in X_train])
    return -np.sum(np.log(np.where(y_train.ravel() == 1, pred, 1-pred)))
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
