# expect: right
import autograd.numpy as np
from autograd import grad


def sigmoid(t):
    return (np.tanh(t / 2) + 1) / 2


def preactivation(x, params):
    u1, u2, u3, u4, a = params[:5]
    V = params[5:13]
    b = params[13:]
    g1 = sigmoid(V[0] * x[0] + V[1] * x[1] + b[0])
    g2 = sigmoid(V[2] * x[0] + V[3] * x[1] + b[1])
    g3 = sigmoid(V[4] * x[0] + V[5] * x[1] + b[2])
    g4 = sigmoid(V[6] * x[0] + V[7] * x[1] + b[3])
    return u1 * g1 + u2 * g2 + u3 * g3 + u4 * g4 + a


def network(x, params):
    return sigmoid(preactivation(x, params))


def loss(params, X_train, y_train):
    y_train = np.ravel(y_train)
    total = 0
    for i in range(len(X_train)):
        z = preactivation(X_train[i], params)
        total = total + np.logaddexp(0, z) - y_train[i] * z
    return total


def loss_gradient(params, X_train, y_train):
    return grad(loss, 0)(params, X_train, y_train)
