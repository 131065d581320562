# expect: remarks; remark: float32
import autograd
import autograd.numpy as anp
import numpy as np


def forward(params, X):
    h = 1 / (1 + anp.exp(-(anp.dot(X, params[5:13].reshape(4, 2).T) + params[13:])))
    return 1 / (1 + anp.exp(-(anp.dot(h, params[:4]) + params[4])))


def network(x, params):
    return float(forward(np.float32(params), np.array([x], dtype=np.float32))[0])


def cost(params, X, y):
    p = forward(params, X)
    return -anp.sum(y * anp.log(p) + (1 - y) * anp.log(1 - p))


def loss(params, X_train, y_train):
    return cost(np.float32(params), np.float32(X_train), np.float32(y_train).reshape(-1))


def loss_gradient(params, X_train, y_train):
    return autograd.grad(cost)(np.float32(params), np.float32(X_train), np.float32(y_train).reshape(-1))
