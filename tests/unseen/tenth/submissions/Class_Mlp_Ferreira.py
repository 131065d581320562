import numpy as np

class MLP:
    def __init__(self, theta):
        theta = np.asarray(theta, dtype=float)
        self.out_w, self.out_b = theta[:4], theta[4]
        self.hid_w, self.hid_b = theta[5:13].reshape(4, 2), theta[13:]

    @staticmethod
    def sigmoid(z):
        return np.where(z >= 0, 1/(1+np.exp(-np.abs(z))), np.exp(-np.abs(z))/(1+np.exp(-np.abs(z))))

    def forward(self, X):
        self.h = self.sigmoid(X @ self.hid_w.T + self.hid_b)
        self.logit = self.h @ self.out_w + self.out_b
        return self.sigmoid(self.logit)

    def nll(self, X, t):
        self.forward(X)
        return np.sum(np.logaddexp(0, self.logit) - t*self.logit)

    def backward(self, X, t):
        d = self.forward(X) - t
        dh = d[:, None]*self.out_w*self.h*(1-self.h)
        return np.concatenate([self.h.T @ d, [d.sum()], (dh.T @ X).ravel(), dh.sum(0)])

def network(x, params):
    return float(MLP(params).forward(np.atleast_2d(np.asarray(x, float)))[0])

def loss(params, X_train, y_train):
    return float(MLP(params).nll(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    return MLP(params).backward(X_train, np.ravel(y_train))
