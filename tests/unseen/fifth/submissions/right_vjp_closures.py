def dense(W, b, x):
    def back(g): return np.einsum('ni,nj->ij', g, x), g.sum(0), g @ W
    return x @ W.T + b, back
def sigm(z):
    v = 1/(1+np.exp(-z))
    return v, lambda g: g*v*(1-v)
def bce(f, t):
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f)), lambda: (f-t)
def chain(p, X):
    z1, k1 = dense(p[5:13].reshape(4, 2), p[13:17], X)
    h, k2 = sigm(z1)
    z2, k3 = dense(p[None, :4], p[4:5], h)
    return z2, (k1, k2, k3)
def network(x, params):
    z, _ = chain(params, np.array([x], dtype=float))
    return sigm(z)[0].item()
def loss(params, X_train, y_train):
    z, _ = chain(params, X_train)
    return bce(sigm(z)[0], y_train.reshape(-1, 1))[0]
def loss_gradient(params, X_train, y_train):
    z, (k1, k2, k3) = chain(params, X_train)
    _, kb = bce(sigm(z)[0], y_train.reshape(-1, 1))
    dW2, db2, g = k3(kb())
    dW1, db1, _ = k1(k2(g))
    return np.hstack([dW2.ravel(), db2, dW1.ravel(), db1])
