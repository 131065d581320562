import numpy as np
class _Sigma:
    def __call__(self, t): return 1/(1+np.exp(-t))
    def prime_of_value(self, s): return s - s**2
class _Net:
    act = _Sigma()
    def hidden(self, x, q): return self.act(np.dot(x, q[5:13].reshape(4, 2).T) + q[13:])
    def __call__(self, x, params): return self.act(np.dot(self.hidden(x, params), params[:4]) + params[4])
class _Loss:
    def __init__(self, net): self.net = net
    def __call__(self, params, X_train, y_train):
        p, t = self.net(X_train, params), np.ravel(y_train)
        return -np.log(p[t == 1]).sum() - np.log(1 - p[t == 0]).sum()
class _Grad(_Loss):
    def __call__(self, params, X_train, y_train):
        H = self.net.hidden(X_train, params)
        e = self.net(X_train, params) - np.ravel(y_train)
        back = np.outer(e, params[:4]) * self.net.act.prime_of_value(H)
        return np.hstack([e @ H, e.sum(), np.einsum('nk,nd->kd', back, X_train).flat, back.sum(0)])
network = _Net()
loss = _Loss(network)
loss_gradient = _Grad(network)
