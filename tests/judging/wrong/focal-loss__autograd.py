# expect: wrong; function: loss; given: loss_gradient=your loss; cause: focal-loss
import autograd
import autograd.numpy as anp


def sigmoid(t):
    return 1 / (1 + anp.exp(-t))


def network(x, params):
    x = anp.array(x)
    G = sigmoid(anp.dot(params[5:13].reshape(4, 2), x) + params[13:])
    return sigmoid(anp.dot(params[:4], G) + params[4])


def predict(X, params):
    G = sigmoid(anp.dot(X, params[5:13].reshape(4, 2).T) + params[13:])
    return sigmoid(anp.dot(G, params[:4]) + params[4])


def loss(params, X_train, y_train, gamma=2.0):
    y = y_train.reshape(-1)
    p = predict(X_train, params)
    pt = y * p + (1 - y) * (1 - p)
    return -anp.sum((1 - pt) ** gamma * anp.log(pt))


loss_gradient = autograd.grad(loss, 0)
