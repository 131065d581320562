import numpy as np
import numexpr as ne
ne.set_num_threads(1)
def S(z): return ne.evaluate('1/(1+exp(-z))')
def network(x, params):
    h = S(params[5:13].reshape(4, 2) @ np.asarray(x, float) + params[13:])
    return float(S(np.array(params[:4] @ h + params[4])))
def batch(params, X):
    H = S(X @ params[5:13].reshape(4, 2).T + params[13:])
    return H, S(H @ params[:4] + params[4])
def loss(params, X_train, y_train):
    p = batch(params, X_train)[1]; t = np.ravel(y_train)
    return float(ne.evaluate('sum(-t*log(p)-(1-t)*log(1-p))'))
def loss_gradient(params, X_train, y_train):
    H, p = batch(params, X_train); t = np.ravel(y_train); u = params[:4]
    e = (p - t)[:, None]
    D = ne.evaluate('e*u*H*(1-H)')
    return np.concatenate([(e.T @ H)[0], [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
