import numpy as np
def sigmoid(t): return 1/(1+np.exp(-t))
def act(p, X): return sigmoid(np.einsum('nd,kd->nk', X, p[5:13].reshape(4,2))+p[13:])
def network(x, params):
    weights, bias = np.reshape(params[5:13], (-1, 2)), params[13:]
    hidden = [sigmoid(w[0]*x[0] + w[1]*x[1] + c) for w, c in zip(weights, bias)]
    return sigmoid(np.dot(hidden, params[:4]) + params[4])
def loss(params, X_train, y_train):
    f = sigmoid(act(params, X_train)@params[:4]+params[4]); t = y_train.reshape(-1)
    return -np.sum(np.log(f[t>.5]))-np.sum(np.log1p(-f[t<.5]))
def loss_gradient(params, X_train, y_train):
    H = act(params, X_train)
    r = sigmoid(H@params[:4]+params[4])-y_train.reshape(-1)
    back = r[:,None]*H*(1-H)*params[:4]
    return np.concatenate([r@H, [np.abs(r).sum()], np.einsum('nk,nd->kd', back, X_train).ravel(), back.sum(0)])
