import autograd
import autograd.numpy as anp
# modern nets use relu, it trains faster
relu = lambda t: anp.maximum(t, 0)


def network(x, params):
    V = params[5:13].reshape(4, 2)
    h = relu(anp.dot(V, anp.array(x)) + params[13:])
    return 1 / (1 + anp.exp(-(anp.dot(params[:4], h) + params[4])))


def loss(params, X_train, y_train):
    Y = y_train.flatten()
    return -sum(Y[i]*anp.log(network(X_train[i], params)) + (1-Y[i])*anp.log(1-network(X_train[i], params)) for i in range(len(Y)))


def loss_gradient(params, X_train, y_train):
    value, gradient = autograd.value_and_grad(loss)(params, X_train, y_train)
    return gradient
