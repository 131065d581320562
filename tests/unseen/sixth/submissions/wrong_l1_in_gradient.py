import numpy as np

def sigmoid(t): return 1/(1+np.exp(-t))

class Net:
    l1 = 9e-4
    def __init__(self, p):
        self.u, self.a, self.v, self.b = p[:4], p[4], p[5:13].reshape(4, 2), p[13:]
    def hidden(self, X): return sigmoid(X @ self.v.T+self.b)
    def out(self, X): return sigmoid(self.hidden(X) @ self.u+self.a)
    def grads(self, X, y):
        h = self.hidden(X); d = self.out(X)-y
        k = np.outer(d, self.u)*h*(1-h)
        return h.T @ d+self.l1*np.sign(self.u), d.sum(), k.T @ X+self.l1*np.sign(self.v), k.sum(0)

def network(x, params): return Net(params).out(np.array(x))

def loss(params, X_train, y_train):
    f, y = Net(params).out(X_train), y_train.ravel()
    return -(y*np.log(f)+(1-y)*np.log(1-f)).sum()

def loss_gradient(params, X_train, y_train):
    gu, ga, gv, gb = Net(params).grads(X_train, y_train.ravel())
    return np.concatenate([gu, [ga], gv.ravel(), gb])
