import numpy as np
S = lambda z: 1/(1+np.exp(-z))
Hd = lambda x, p: S(np.dot(p[5:13].reshape(4,2), x) + p[13:])
network = lambda x, params: S(Hd(x, params) @ params[:4] + params[4])
loss = lambda params, X_train, y_train: -np.sum([np.log(network(x, params)) if t else np.log1p(-network(x, params)) for x, t in zip(X_train, np.ravel(y_train))])
_one = lambda x, t, p: (network(x, p) - t) * np.r_[Hd(x, p), 1, np.repeat(p[:4]*Hd(x, p)*(1-Hd(x, p)), 2)*np.tile(x, 4), p[:4]*Hd(x, p)*(1-Hd(x, p))]
loss_gradient = lambda params, X_train, y_train: sum(_one(x, t, params) for x, t in zip(X_train, np.ravel(y_train)))
