# expect: wrong; function: loss; given: loss_gradient=your loss; cause: clip-too-strong
import autograd
import autograd.numpy as np


def phi(t):
    return 1 / (1 + np.exp(-t))


def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return phi(np.dot(phi(np.dot(x, V.T) + b), u) + a)


def loss(params, X_train, y_train):
    y_out = np.clip(network(X_train, params), 0.001, 0.999)
    y = y_train.reshape(-1)
    return -np.sum(y * np.log(y_out) + (1 - y) * np.log(1 - y_out))


loss_gradient = autograd.grad(loss)


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = np.array(initial)
    losses = [loss(params, X_train, y_train)]
    for _ in range(n_steps):
        params = params - eta * loss_gradient(params, X_train, y_train)
        losses.append(loss(params, X_train, y_train))
    return losses, params
