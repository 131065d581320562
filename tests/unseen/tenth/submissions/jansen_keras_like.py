import numpy as np

class Dense:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def __call__(self, x):
        self.x = x
        self.a = 1/(1+np.exp(-(x @ self.W + self.b)))
        return self.a
    def backward(self, dz):
        self.dW = self.x.T @ dz
        self.db = dz.sum(axis=0)
        return dz @ self.W.T

class Sequential:
    def __init__(self, *layers):
        self.layers = layers
    def predict(self, x):
        for l in self.layers:
            x = l(x)
        return x

def make_model(params):
    # kernel has shape (in, out) like in Keras
    return Sequential(Dense(params[5:13].reshape(4,2).T, params[13:]), Dense(params[:4].reshape(4,1), params[4:5]))

def network(x, params):
    return make_model(params).predict(np.array([x]))[0, 0]

def loss(params, X_train, y_train):
    p = make_model(params).predict(X_train)
    t = y_train.reshape(-1, 1)
    return np.sum(-t*np.log(p) - (1-t)*np.log(1-p))

def loss_gradient(params, X_train, y_train):
    m = make_model(params)
    dz = m.predict(X_train) - y_train.reshape(-1, 1)
    l1, l2 = m.layers
    da = l2.backward(dz)
    l1.backward(da*l1.a*(1-l1.a))
    return np.concatenate([l2.dW.ravel(), l2.db, l1.dW.T.ravel(), l1.db])
