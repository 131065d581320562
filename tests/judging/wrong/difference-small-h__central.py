# expect: wrong; function: loss_gradient; cause: difference-small-h
import numpy as anp


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
    y = y_train.reshape(-1)
    p = predict(X_train, params)
    return -anp.sum(y * anp.log(p) + (1 - y) * anp.log(1 - p))


def loss_gradient(params, X_train, y_train, h=1e-13):
    steps = h * anp.eye(17)
    return anp.array([(loss(params + s, X_train, y_train) - loss(params - s, X_train, y_train)) / (2 * h) for s in steps])
