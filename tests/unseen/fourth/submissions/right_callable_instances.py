class Red:
    def __call__(self, x, params):
        return self.s(self.z(np.asarray(x, float)[None], params)[1])[0]
    s = staticmethod(lambda t: 1/(1+np.exp(-t)))
    def z(self, X, w):
        H = self.s(X @ w[5:13].reshape(4, 2).T + w[-4:])
        return H, H @ w[:4] + w[4]
    def entropy(self, params, X_train, y_train):
        f = self.s(self.z(X_train, params)[1])
        y1 = np.ravel(y_train) == 1
        return -(np.log(f[y1]).sum() + np.log(1-f[~y1]).sum())
    def gradient(self, params, X_train, y_train):
        H, z = self.z(X_train, params)
        d = self.s(z) - np.ravel(y_train)
        dA = H*(1-H)*(d[:, None]*params[None, :4])
        return np.concatenate((d @ H, d.sum(keepdims=True), np.ravel(dA.T @ X_train), dA.sum(0)))
network = Red()
loss = network.entropy
loss_gradient = network.gradient
