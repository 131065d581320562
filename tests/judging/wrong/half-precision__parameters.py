# expect: wrong; function: network; given: loss=your network, loss_gradient=the homework's formulas; cause: half-precision
import autograd
import autograd.extend
import autograd.numpy as anp


@autograd.extend.primitive
def half(t):
    return anp.asarray(t).astype('float16').astype('float64')


autograd.extend.defvjp(half, lambda ans, t: lambda g: g)


def sigmoid(t):
    return 1 / (1 + anp.exp(-t))


def network(x, params):
    params, x = half(params), anp.array(x)
    G = sigmoid(anp.dot(params[5:13].reshape(4, 2), x) + params[13:])
    return sigmoid(anp.dot(params[:4], G) + params[4])


def predict(X, params):
    params = half(params)
    G = sigmoid(anp.dot(X, params[5:13].reshape(4, 2).T) + params[13:])
    return sigmoid(anp.dot(G, params[:4]) + params[4])


def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    p = predict(X_train, params)
    return -anp.sum(y * anp.log(p) + (1 - y) * anp.log(1 - p))


loss_gradient = autograd.grad(loss)
