import numpy as np
class MLP:
    def __init__(self, params):
        self.u = params[:4]; self.a = params[4]
        self.V = params[5:13].reshape(4, 2); self.b = params[13:17]
    @staticmethod
    def sig(t): return 1/(1+np.exp(-t))
    def forward(self, X):
        self.X = np.atleast_2d(X)
        self.h = self.sig(self.X.dot(self.V.T) + self.b)
        self.p = self.sig(self.h.dot(self.u) + self.a)
        return self.p
    def cost(self, y): return float(np.sum(-y*np.log(self.p) - (1-y)*np.log(1-self.p)))
    def backward(self, y):
        d = self.p - y
        dh = d[:, np.newaxis]*self.u*self.h*(1-self.h)
        return np.hstack([d.dot(self.h), d.sum(), dh.T.dot(self.X).flatten(), dh.sum(0)])
def network(x, params): return MLP(params).forward(np.array(x))[0]
def loss(params, X_train, y_train):
    m = MLP(params); m.forward(X_train)
    return m.cost(y_train.flatten())
def loss_gradient(params, X_train, y_train):
    m = MLP(params); m.forward(X_train)
    return m.backward(y_train.flatten())
