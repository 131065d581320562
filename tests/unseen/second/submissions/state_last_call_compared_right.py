import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
_last = {}
def _same(args): return 'args' in _last and all(a.shape == np.shape(b) and np.array_equal(a, b) for a, b in zip(_last['args'], args))
def _value_and_grad(params, X, y):
    if not _same((params, X, y)):
        _last['args'] = tuple(np.array(a, copy=True) for a in (params, X, y))
        t = np.ravel(y)
        H = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:])
        p = sigmoid(H @ params[:4] + params[4])
        D = (p - t)[:, None]*params[:4]*H*(1-H)
        _last['out'] = -np.sum(t*np.log(p) + (1-t)*np.log(1-p)), np.concatenate([(p-t) @ H, [(p-t).sum()], (D.T @ X).ravel(), D.sum(0)])
    return _last['out']
def loss(params, X_train, y_train): return _value_and_grad(params, X_train, y_train)[0]
def loss_gradient(params, X_train, y_train): return _value_and_grad(params, X_train, y_train)[1] + 0.
