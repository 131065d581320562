import numpy as np

class Net:
    ready = False
    def load(self, params):
        if not self.ready:
            self.u, self.a, self.V, self.b = params[:4].copy(), params[4], params[5:13].reshape(4, 2).copy(), params[13:].copy()
            self.ready = True
    def sig(self, t):
        return 1/(1+np.exp(-t))
    def __call__(self, x, params):
        self.load(params)
        return self.sig(self.u @ self.sig(self.V @ np.array(x) + self.b) + self.a)

network = Net()

def forward(params, X):
    h = network.sig(X @ params[5:13].reshape(4, 2).T + params[13:])
    return h, network.sig(h @ params[:4] + params[4])

def loss(params, X_train, y_train):
    _, f = forward(params, X_train)
    y = np.ravel(y_train)
    return -np.log(np.where(y == 1, f, 1 - f)).sum()

def loss_gradient(params, X_train, y_train):
    h, f = forward(params, X_train)
    e = f - np.ravel(y_train)
    k = e[:, None]*params[:4]*h*(1 - h)
    return np.concatenate([e @ h, [e.sum()], (k.T @ X_train).ravel(), k.sum(0)])
