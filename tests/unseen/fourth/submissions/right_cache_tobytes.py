from functools import lru_cache
@lru_cache(maxsize=64)
def weights(raw):
    p = np.frombuffer(raw, dtype=float)
    return p[:4], p[4], p[5:13].reshape(4, 2), p[13:]
def W(params): return weights(np.ascontiguousarray(params, dtype=float).tobytes())
def lg(t): return 1/(1+np.exp(-t))
def network(x, params):
    u, a, V, b = W(params)
    return lg(u @ lg(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    u, a, V, b = W(params)
    z = lg(X_train @ V.T + b) @ u + a
    return -np.sum(np.log(lg(np.where(np.ravel(y_train) == 1, z, -z))))
def loss_gradient(params, X_train, y_train):
    u, a, V, b = W(params)
    H = lg(X_train @ V.T + b)
    d = lg(H @ u + a) - np.ravel(y_train)
    G = (d*(u[:, None]*(H*(1-H)).T))           # (4, N)
    return np.concatenate([H.T @ d, [d.sum()], (G @ X_train).ravel(), G.sum(1)])
