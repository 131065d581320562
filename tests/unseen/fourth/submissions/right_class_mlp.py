class MLP:
    def __init__(self, theta):
        theta = np.asarray(theta, dtype=float)
        self.u, self.a = theta[0:4], theta[4]
        self.V, self.b = theta[5:13].reshape(4, 2), theta[13:17]
    @staticmethod
    def act(s):
        return 0.5*(1 + np.tanh(0.5*s))
    def forward(self, X):
        self.X = np.atleast_2d(np.asarray(X, dtype=float))
        self.H = self.act(self.X.dot(self.V.T) + self.b)
        self.z = self.H.dot(self.u) + self.a
        return self.act(self.z)
    def nll(self, X, t):
        self.forward(X)
        return np.sum(np.logaddexp(0, self.z) - t*self.z)
    def backward(self, X, t):
        d = self.forward(X) - t
        D = np.outer(d, self.u)*self.H*(1 - self.H)
        return np.hstack([d @ self.H, d.sum(), (D.T @ self.X).ravel(), D.sum(0)])

def network(x, params):
    return float(MLP(params).forward(x)[0])
def loss(params, X_train, y_train):
    return float(MLP(params).nll(X_train, np.reshape(y_train, -1)))
def loss_gradient(params, X_train, y_train):
    return MLP(params).backward(X_train, np.reshape(y_train, -1))
