import numpy as np

class Layer:
    def __init__(self, W, c):
        self.W, self.c = W, c
    def forward(self, A):
        self.A = A
        self.out = 1/(1+np.exp(-(A @ self.W.T + self.c)))
        return self.out
    def backward(self, dZ):
        self.dW = dZ.T @ self.A
        self.dc = dZ.sum(0)
        return dZ @ self.W

class CircleNet:
    def __init__(self, p):
        self.l1 = Layer(p[5:13].reshape(4, 2), p[13:])
        self.l2 = Layer(p[:4].reshape(1, 4), p[4:5])
    def __call__(self, A):
        return self.l2.forward(self.l1.forward(A))[:, 0]
    def grads(self, A, t):
        r = self(A) - t
        dh = self.l2.backward(r[:, None])
        h = self.l1.out
        self.l1.backward(dh * h * (1 - h))
        return np.hstack([self.l2.dW.ravel(), self.l2.dc, self.l1.dW.ravel(), self.l1.dc])

def network(x, params):
    return CircleNet(params)(np.atleast_2d(np.asarray(x, float)))[0]

def loss(params, X_train, y_train):
    p = CircleNet(params)(X_train); t = y_train.ravel()
    return float(-np.sum(np.log(np.where(t == 1, p, 1 - p))))

def loss_gradient(params, X_train, y_train):
    return CircleNet(params).grads(X_train, y_train.ravel())
