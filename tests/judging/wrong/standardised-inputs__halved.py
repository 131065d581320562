# expect: wrong; function: network; given: loss=your network, loss_gradient=your network; cause: standardised-inputs
import autograd
import autograd.numpy as anp


def sigmoid(t):
    return 1 / (1 + anp.exp(-t))


def network(x, params):
    x = anp.array(x) / 2.0  # the circles reach to about 2
    G = sigmoid(anp.dot(params[5:13].reshape(4, 2), x) + params[13:])
    return sigmoid(anp.dot(params[:4], G) + params[4])


def predict(X, params):
    G = sigmoid(anp.dot(X / 2.0, params[5:13].reshape(4, 2).T) + params[13:])
    return sigmoid(anp.dot(G, params[:4]) + params[4])


def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    p = predict(X_train, params)
    return -anp.sum(y * anp.log(p) + (1 - y) * anp.log(1 - p))


loss_gradient = autograd.grad(loss)
