# expect: remarks; remark: optimize-unfollowed
import autograd
import autograd.numpy as anp
import numpy as np


def sigmoid(t):
    return 1 / (1 + anp.exp(-t))


def forward(X, params):
    hidden = sigmoid(anp.dot(X, anp.reshape(params[5:13], (4, 2)).T) + params[13:17])
    return anp.dot(hidden, params[:4]) + params[4]


def network(x, params):
    return sigmoid(forward(np.asarray(x), params))


def loss(params, X_train, y_train):
    z = forward(X_train, params)
    return anp.sum(anp.logaddexp(0, z) - y_train.reshape(-1) * z)


def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    gradient = autograd.grad(loss)
    params = initial.copy()
    for i in range(n_steps):
        params = params - eta * gradient(params, X_train, y_train)
        print(f"step {i + 1:02d}: loss={loss(params, X_train, y_train):.1f}")
