import numpy as np
import contextlib

def sigmoid(t):
    t = np.clip(t, -500, 500)   # exp does not overflow
    return 1.0 / (1.0 + np.exp(-t))

def hid(x, p):
    return sigmoid(np.array([np.dot(p[k:k+2], x) for k in range(5, 13, 2)]) + p[13:17])

def network(x, params):
    return sigmoid(np.dot(params[:4], hid(x, params)) + params[4])

def loss(params, X_train, y_train):
    with np.errstate(divide='ignore', invalid='ignore'):
        f = np.array([network(x, params) for x in X_train])
        y = y_train.ravel()
        return -np.sum(np.where(y > 0, np.log(f), np.log(1 - f)))

def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = hid(x, params)
        g0 = sigmoid(np.dot(params[:4], h) + params[4]) - y
        grad[:5] += g0*np.append(h, 1)
        for k in range(4):
            g1 = g0*params[k]*h[k]*(1-h[k])
            grad[5+2*k:7+2*k] += g1*x
            grad[13+k] += g1
    return grad

def test_shape():
    assert loss_gradient(np.ones(17), np.zeros((3, 2)), np.zeros(3)).shape == (17,)

def test_numeric():
    rng = np.random.default_rng(3)
    p, X, y = rng.normal(size=17), rng.normal(size=(5, 2)), np.array([0, 1, 1, 0, 1.])
    g = loss_gradient(p, X, y)
    for k in range(17):
        e = np.zeros(17); e[k] = 1e-6
        assert abs((loss(p+e, X, y) - loss(p-e, X, y))/2e-6 - g[k]) < 1e-6

test_shape(); test_numeric()
print("all tests passed")
