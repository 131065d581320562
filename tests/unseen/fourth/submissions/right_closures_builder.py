def make_net(params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(-1, 2), params[13:]
    s = lambda q: 1./(1.+np.exp(-q))
    def hid(x): return s(np.einsum('ij,...j->...i', V, x) + b)
    def out(x): return s((hid(x)*u).sum(-1) + a)
    def grad_point(x, t):
        h = hid(x); d = out(x) - t
        w = d*u*h*(1-h)
        return np.concatenate([d*h, [d], (w[:, None]*x[None, :]).ravel(), w])
    return out, grad_point
def network(x, params):
    out, _ = make_net(params)
    return out(x)
def loss(params, X_train, y_train):
    out, _ = make_net(params)
    f = out(X_train)
    return -np.log(np.where(np.ravel(y_train) > 0, f, 1-f)).sum()
def loss_gradient(params, X_train, y_train):
    _, gp = make_net(params)
    total = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        total += gp(x, t)
    return total
