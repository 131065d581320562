import numpy as np
def sigmoid(z): return 1.0/(1.0+np.exp(-z))
def sigmoid_prime(z): return sigmoid(z)*(1-sigmoid(z))
class Net:
    def __init__(self, p):
        self.u, self.a, self.v, self.b = p[:4], p[4], p[5:13].reshape(4,2), p[13:]
    def out(self, x):
        self.x = np.array(x, dtype=float)
        self.h = sigmoid(self.v@self.x+self.b)
        return sigmoid(self.u@self.h+self.a)
    def grad(self, x, t):
        delta = self.out(x)-t
        d = delta*self.u*sigmoid_prime(self.h)
        return np.concatenate([delta*self.h,[delta],np.outer(d,self.x).ravel(),d])
def network(x, params): return Net(params).out(x)
def loss(params, X_train, y_train):
    n = Net(params)
    return np.sum([-np.log(n.out(x)) if t == 1 else -np.log(1-n.out(x)) for x, t in zip(X_train, y_train)])
def loss_gradient(params, X_train, y_train):
    n = Net(params)
    return np.sum([n.grad(x, t) for x, t in zip(X_train, y_train.ravel())], axis=0)
