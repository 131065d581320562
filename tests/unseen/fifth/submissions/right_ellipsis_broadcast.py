def L(t, /): return 1/(1+np.exp(-t))
def network(x, params, *, details=False):
    x = np.asarray(x, float)
    h = L((params[5:13].reshape(4, 2)*x[..., None, :]).sum(-1)+params[13:])
    f = L((h*params[:4]).sum(-1)+params[4])
    return (f, h) if details else f
def loss(params, X_train, y_train):
    f = network(X_train, params)
    return np.sum(np.where(np.reshape(y_train, f.shape), -np.log(f), -np.log(1-f)))
def loss_gradient(params, X_train, y_train):
    f, h = network(X_train, params, details=True)
    e = f-np.reshape(y_train, f.shape)
    q = e[..., None]*params[:4]*h*(1-h)
    return np.concatenate([np.tensordot(e, h, 1), [e.sum()], np.tensordot(q, X_train, ((0,), (0,))).ravel(), q.sum(0)])
