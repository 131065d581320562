import numpy as np
s = lambda z: 1/(1+np.exp(-z))
H = lambda X, p: s(np.asarray(X, float) @ p[5:13].reshape(4, 2).T + p[13:])
network = lambda x, params: s(H(x, params) @ params[:4] + params[4])
loss = lambda params, X_train, y_train: -sum(
    np.log(network(x, params) if t else 1 - network(x, params)) for x, t in zip(X_train, y_train.ravel()))
resid = lambda params, X, y: s(H(X, params) @ params[:4] + params[4]) - y.ravel()
loss_gradient = lambda params, X_train, y_train: (
    lambda h, d: (lambda q: np.r_[d @ h, d.sum(), (q.T @ X_train).ravel(), q.sum(0)])(d[:, None] * params[:4] * h * (1 - h))
)(H(X_train, params), resid(params, X_train, y_train))
