class Par(np.ndarray):
    u = property(lambda s: s[:4].view(np.ndarray)); a = property(lambda s: s.view(np.ndarray)[4])
    V = property(lambda s: s[5:13].view(np.ndarray).reshape(4, 2)); b = property(lambda s: s[13:].view(np.ndarray))
    @classmethod
    def of(cls, p): return np.array(p, dtype=float).view(cls)
    def feed(self, X):
        h = 1/(1+np.exp(-(X @ self.V.T+self.b)))
        return h, 1/(1+np.exp(-(h @ self.u+self.a)))
def network(x, params):
    return Par.of(params).feed(np.array(x))[1]
def loss(params, X_train, y_train):
    f = Par.of(params).feed(X_train)[1]; t = y_train.ravel()
    return (-t*np.log(f)-(1-t)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    p = Par.of(params); h, f = p.feed(X_train); g = Par.of(np.zeros(17)); r = f-y_train.ravel()
    g.u[:] = h.T @ r
    g[4] = r.sum()
    k = (h-h*h)*p.u*r[:, None]
    g.V[:] = k.T @ X_train
    g.b[:] = k.sum(0)
    return g.view(np.ndarray)
