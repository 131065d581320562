from autograd import grad
import autograd.numpy as anp
def cost(u, a, V, b, X, t):
    H = 1/(1+anp.exp(-(anp.dot(X, V.T)+b)))
    f = 1/(1+anp.exp(-(anp.dot(H, u)+a)))
    return -anp.sum(t*anp.log(f)+(1-t)*anp.log(1-f))
dcost = grad(cost, (0, 1, 2, 3))
parts = lambda p: (p[:4], p[4], p[5:13].reshape(4, 2), p[13:])
def network(x, params):
    u, a, V, b = parts(params)
    return np.exp(-cost(u, a, V, b, np.array([x], dtype=float), np.ones(1)))
def loss(params, X_train, y_train):
    return cost(*parts(params), X_train, y_train.ravel())
def loss_gradient(params, X_train, y_train):
    return np.concatenate([np.ravel(q) for q in dcost(*parts(params), X_train, y_train.ravel())])
