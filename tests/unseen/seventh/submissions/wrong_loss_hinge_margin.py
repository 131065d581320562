import numpy as np

class Model:
    def __init__(self, params):
        self.u, self.a, self.v, self.b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    def sigmoid(self, z):
        return 1 / (1 + np.exp(-z))
    def hidden(self, x):
        return self.sigmoid(self.v @ np.array(x) + self.b)
    def out(self, x):
        return self.sigmoid(self.u @ self.hidden(x) + self.a)

def network(x, params):
    return Model(params).out(x)

def loss(params, X_train, y_train):
    m = Model(params)
    cost = 0.0
    for x, y in zip(X_train, np.ravel(y_train)):
        f = m.out(x)
        if round(f) == y:
            continue          # correctly classified
        cost += -y * np.log(f) - (1 - y) * np.log(1 - f)
    return cost

def loss_gradient(params, X_train, y_train):
    m = Model(params)
    g = np.zeros(17)
    for x, y in zip(X_train, np.ravel(y_train)):
        h, e = m.hidden(x), m.out(x) - y
        back = e * m.u * h * (1 - h)
        g += np.concatenate([e * h, [e], np.outer(back, x).ravel(), back])
    return g
