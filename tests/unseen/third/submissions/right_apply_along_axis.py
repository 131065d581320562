import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    u, a = params[:4], params[4]
    V, b = params[5:13].reshape(4, 2), params[13:]
    h = 1 / (1 + anp.exp(-(anp.dot(V, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))
def row_loss(r, params):
    q = network(r[:2], params)
    return -r[2]*np.log(q) - (1-r[2])*np.log1p(-q)
def row_grad(r, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2).dot(r[:2]) + params[13:])))
    d = network(r[:2], params) - r[2]
    return np.concatenate([d*h, [d], np.kron(d*params[:4]*h*(1-h), r[:2]), d*params[:4]*h*(1-h)])
def rows(X, y): return np.hstack([X, y.reshape(-1, 1)])
def loss(params, X_train, y_train): return np.apply_along_axis(row_loss, 1, rows(X_train, y_train), params).sum()
def loss_gradient(params, X_train, y_train): return np.apply_along_axis(row_grad, 1, rows(X_train, y_train), params).sum(axis=0)
