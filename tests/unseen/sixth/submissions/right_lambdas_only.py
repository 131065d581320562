import numpy as np
sg = lambda s: np.exp(-np.logaddexp(0, -s))
hid = lambda X, p: sg(X @ p[5:13].reshape(4, 2).T + p[13:17])
pre = lambda X, p: hid(X, p) @ p[0:4] + p[4]
network = lambda x, params: sg(pre(np.array(x).reshape(1, 2), params)).item()
loss = lambda params, X_train, y_train: np.sum(np.logaddexp(0, (1 - 2*y_train.ravel()) * pre(X_train, params)))
dl = lambda X, y, p: sg(pre(X, p)) - y.ravel()
loss_gradient = lambda params, X_train, y_train: (lambda d, H: (lambda Q: np.r_[d @ H, d.sum(), (Q.T @ X_train).ravel(), Q.sum(0)])(d[:, None] * params[:4] * H * (1 - H)))(dl(X_train, y_train, params), hid(X_train, params))
