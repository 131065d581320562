def worker(p):
    E, g = 0.0, np.zeros(17)
    f = None
    while True:
        got = yield f, E, g
        x, t = got
        h = 1/(1+np.exp(-(p[5:13].reshape(4, 2) @ np.asarray(x)+p[13:17])))
        f = 1/(1+np.exp(-(p[:4] @ h+p[4])))
        if t is not None:
            E -= np.log(f if t == 1 else 1-f)
            w = (f-t)*p[:4]*h*(1-h)
            g = g+np.block([(f-t)*h, f-t, np.kron(w, x), w])
def network(x, params):
    k = worker(params); next(k)
    return k.send((x, None))[0]
def loss(params, X_train, y_train):
    k = worker(params); res = next(k)
    for x, t in zip(X_train, y_train.ravel()): res = k.send((x, t))
    return res[1]
def loss_gradient(params, X_train, y_train):
    k = worker(params); res = next(k)
    for x, t in zip(X_train, y_train.ravel()): res = k.send((x, t))
    return res[2]
