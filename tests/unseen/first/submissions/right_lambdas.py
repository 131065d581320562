import numpy as np
σ = lambda z: 1/(1+np.exp(-z))
hid = lambda x, p: σ(p[5:13].reshape(-1, 2).dot(x) + p[13:])
network = lambda x, params: σ(params[:4].dot(hid(x, params)) + params[4])
nll = lambda f, t: -t*np.log(f) - (1-t)*np.log(1-f)
loss = lambda params, X_train, y_train: sum(nll(network(x, params), t) for x, t in zip(X_train, y_train.ravel()))
back = lambda h, p: p[:4]*h*(1-h)
jac = lambda x, p: (lambda h: np.concatenate((h, [1.], np.outer(back(h, p), x).ravel(), back(h, p))))(hid(x, p))
loss_gradient = lambda params, X_train, y_train: sum((network(x, params) - t)*jac(x, params) for x, t in zip(X_train, y_train.ravel()))
