import numpy as np

class Neuron:
    def __init__(self, w, b):
        self.w = w
        self.b = b

    def fire(self, inputs):
        s = self.b
        for wi, xi in zip(self.w, inputs):
            s += wi * xi
        return 1. / (1. + np.exp(-s))

def network(x, params):
    hidden = [Neuron(params[5+2*j:7+2*j], params[13+j]) for j in range(4)]
    out = Neuron(params[0:4], params[4])
    return out.fire([n.fire(x) for n in hidden])


def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        E -= t * np.log(f) + (1 - t) * np.log(1 - f)
    return E


def loss_gradient(params, X_train, y_train):
    t = y_train.reshape(-1, 1)
    W1 = np.vstack([params[5:13].reshape(4, 2).T, params[13:]])
    w2 = params[:5].reshape(5, 1)
    ones = np.ones((len(X_train), 1))
    A0 = np.hstack([X_train, ones])
    A1 = np.hstack([1/(1 + np.exp(-A0 @ W1)), ones])
    delta2 = 1/(1 + np.exp(-A1 @ w2)) - t
    delta1 = (delta2 @ w2[:4].T) * A1[:, :4] * (1 - A1[:, :4])
    g1 = A0.T @ delta1
    g2 = A1.T @ delta2
    return np.concatenate([g2[::-1, 0], g1[:2].T.ravel(), g1[2]])
