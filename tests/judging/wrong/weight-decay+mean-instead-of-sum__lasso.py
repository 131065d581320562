# expect: wrong; function: loss; given: loss_gradient=your loss; cause: mean-instead-of-sum + weight-decay
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


def loss(params, X_train, y_train):
    y = y_train.flatten()
    p = predict(X_train, params)
    return -anp.mean(y * anp.log(p) + (1 - y) * anp.log(1 - p)) + 0.001 * anp.sum(anp.abs(params))


def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
