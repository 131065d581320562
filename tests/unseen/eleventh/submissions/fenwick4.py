import numpy as np
class Sigmoid:
    def __call__(self, t): return 1.0/(1.0+np.exp(-t))
    def prime(self, t):
        q = self(t)
        return q*(1-q)
act = Sigmoid()

def pre(x, p): return np.array([p[5+2*j]*x[0]+p[6+2*j]*x[1]+p[13+j] for j in range(4)])
def network(x, params): return act(np.dot(params[:4], act(pre(x, params)))+params[4])

def loss(params, X_train, y_train):
    E = 0.0
    for i in range(len(X_train)):
        o = network(X_train[i], params)
        E -= np.log(o) if y_train[i] == 1 else np.log(1-o)
    return E

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        e = network(x, params)-t
        k = e*act.prime(pre(x, params))
        g += np.concatenate([e*act(pre(x, params)), [e], np.outer(k, x).ravel(), k])
    return g
