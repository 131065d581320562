import numpy as np

def S(x):
    return 1.0/(1.0+np.exp(-x))

class TwoLayer:
    def __init__(self, p):
        self.p = p
    def fw(self, X):
        self.h = S(np.dot(X, self.p[5:13].reshape(4,2).T)+self.p[13:17])
        self.f = S(np.dot(self.h, self.p[0:4])+self.p[4])
        return self.f
    def bw(self, X, y):
        d = self.fw(X)-y
        dh = d[:,None]*self.p[0:4]*self.h
        return np.concatenate((np.dot(d, self.h), [np.sum(d)], np.dot(dh.T, X).reshape(-1), np.sum(dh, axis=0)))

def network(x, params):
    return TwoLayer(params).fw(np.array([x], dtype=float))[0]

def loss(params, X_train, y_train):
    f = TwoLayer(params).fw(X_train)
    t = y_train.reshape(-1)
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    return TwoLayer(params).bw(X_train, y_train.reshape(-1))
