class Memory:
    last = None
    parts = None
def parts_of(params):
    if Memory.last is None or not np.array_equal(Memory.last, params):
        Memory.last = np.array(params, dtype=float)
        q = Memory.last
        Memory.parts = (q[:4], q[4], q[5:13].reshape(4,2), q[13:])
    return Memory.parts
def sigm(t): return 1/(1+anp.exp(-t))
def network(x, params):
    u, a, V, b = parts_of(params)
    return sigm(np.dot(u, sigm(np.dot(V, x)+b))+a)
def loss(params, X_train, y_train):
    u, a, V, b = parts_of(params)
    f = sigm(sigm(X_train@V.T+b)@u+a)
    t = np.array(y_train).T.reshape(-1)
    return -np.sum(np.log(f**t)+np.log((1-f)**(1-t)))
def _plain(p, X, t):
    f = sigm(anp.dot(sigm(anp.dot(X, p[5:13].reshape(4,2).T)+p[13:]), p[:4])+p[4])
    return -anp.sum(anp.log(anp.where(t > 0.5, f, 1-f)))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(_plain)(np.array(params, dtype=float), X_train, np.ravel(y_train))
