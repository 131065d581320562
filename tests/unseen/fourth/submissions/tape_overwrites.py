def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = np.array([network(p, params) for p in X_train])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
class Leaf:
    def __init__(self, v): self.v, self.g = v, 0.0
def loss_gradient(params, X_train, y_train):
    L = [Leaf(float(q)) for q in params]
    for x, t in zip(X_train, np.ravel(y_train)):
        hs = [sigmoid(L[5+2*i].v*x[0] + L[6+2*i].v*x[1] + L[13+i].v) for i in range(4)]
        d = sigmoid(sum(L[i].v*hs[i] for i in range(4)) + L[4].v) - t
        L[4].g = d
        for i, h in enumerate(hs):
            L[i].g = d*h
            e = d*L[i].v*h*(1-h)
            L[5+2*i].g, L[6+2*i].g, L[13+i].g = e*x[0], e*x[1], e
    return np.array([q.g for q in L])
