import numpy as np
class Model:
    def __init__(self): self.weights = None
    def set_weights(self, w): self.weights = w
    def predict(self, X):
        W1, b1, W2, b2 = self.weights
        self.a1 = 1/(1+np.exp(-(X @ W1 + b1)))
        return 1/(1+np.exp(-(self.a1 @ W2 + b2)))

def to_weights(p):
    W1 = np.array([[p[5], p[7], p[9], p[11]], [p[6], p[8], p[10], p[12]]])
    return [W1, np.array(p[13:17]), np.array(p[0:4])[:, None], np.array([p[4]])]

model = Model()

def network(x, params):
    model.set_weights(to_weights(params))
    return model.predict(np.array([x], dtype=float)).item()

def loss(params, X_train, y_train):
    model.set_weights(to_weights(params))
    pred = model.predict(X_train)[:, 0]
    y_train = np.ravel(y_train)
    return np.sum(-y_train*np.log(pred)-(1-y_train)*np.log(1-pred))

def loss_gradient(params, X_train, y_train):
    model.set_weights(to_weights(params))
    delta2 = model.predict(X_train)-np.reshape(y_train, (len(X_train), 1))
    a1, W2 = model.a1, model.weights[2]
    delta1 = delta2*W2.T*a1*(1-a1)
    gW1 = X_train.T @ delta1
    order = [gW1[j, i] for i in range(4) for j in range(2)]
    return np.array(list((a1.T @ delta2).ravel()) + [delta2.sum()] + order + list(delta1.sum(axis=0)))
