import numpy as np

def _core(params, X, y=None, *, want='f', act=lambda q: 1/(1+np.exp(-q))):
    X = np.array(X, dtype=float, ndmin=2)
    V = params[5:13].reshape(4, 2)
    h = act(np.inner(X, V) + params[13:])
    f = act(np.inner(h, params[:4]) + params[4])
    if want == 'f':
        return f
    y = np.reshape(y, f.shape)
    if want == 'loss':
        return -(np.log(f)*y + np.log(1 - f)*(1 - y)).sum()
    if want == 'grad':
        e = f - y
        q = e[..., None]*params[:4]*h*(1 - h)
        return np.concatenate([e.dot(h), [e.sum()], q.T.dot(X).ravel(), q.sum(axis=0)])
    raise KeyError(want)

def network(x, params):
    return _core(params, x)[0]

def loss(params, X_train, y_train):
    return _core(params, X_train, y_train, want='loss')

def loss_gradient(params, X_train, y_train):
    return _core(params, X_train, y_train, want='grad')
