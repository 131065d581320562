import numpy as np

class Net:
    def __init__(self, theta):
        it = iter(theta)
        self.u = [next(it) for _ in range(4)]
        self.a = next(it)
        self.V = [(next(it), next(it)) for _ in range(4)]
        self.b = [next(it) for _ in range(4)]

    @staticmethod
    def act(z):
        return np.exp(-np.logaddexp(0.0, -z))

    def hidden(self, x):
        return [self.act(v[0] * x[0] + v[1] * x[1] + b) for v, b in zip(self.V, self.b)]

    def __call__(self, x):
        return self.act(self.a + sum(u * h for u, h in zip(self.u, self.hidden(x))))

def network(x, params):
    return Net(params)(x)

def loss(params, X_train, y_train):
    net = Net(params)
    return sum(-np.log(net(x)) if t > .5 else -np.log(1 - net(x)) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    net = Net(params)
    G = np.zeros((len(X_train), 17))
    for row, x, t in zip(G, X_train, np.ravel(y_train)):
        h = np.array(net.hidden(x))
        e = net(x) - t
        k = e * np.array(net.u) * h * (1 - h)
        row[:] = [*(e * h), e, *np.outer(k, x).ravel(), *k]
    return G.sum(axis=0)
