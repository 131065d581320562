import numpy as np
def network(x, params):
    s = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    w = params[5:13]
    hidden = s(w[0::2] * x[0] + w[1::2] * x[1] + params[13:17])
    return s((params[:4] * hidden).sum() + params[4])
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def common(params, X, y):
    H = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return H, 1/(1+np.exp(-(H @ params[:4] + params[4]))) - y.ravel()
def grad_u(params, X, y): H, e = common(params, X, y); return H.T @ e
def grad_a(params, X, y): return common(params, X, y)[1].sum(keepdims=True)
def grad_b(params, X, y): H, e = common(params, X, y); return params[:4]*((H - H**2).T @ e)
def grad_v(params, X, y):
    H, e = common(params, X, y)
    return ((params[:4, None]*(H - H**2).T*e) @ X).flatten()
def loss_gradient(params, X_train, y_train):
    return np.concatenate([g(params, X_train, y_train) for g in (grad_u, grad_a, grad_v, grad_b)])
