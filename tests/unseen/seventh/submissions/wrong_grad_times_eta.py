import numpy as np, autograd, autograd.numpy as anp

def network(x, params):
    hidden_in = anp.dot(anp.reshape(params[5:13], (4, 2)), anp.array(x, dtype=float)) + params[13:]
    return 1 / (1 + anp.exp(-anp.dot(params[:4], 1 / (1 + anp.exp(-hidden_in))) - params[4]))

def loss(params, X_train, y_train):
    E = 0
    for x, y in zip(X_train, np.ravel(y_train)):
        E = E - anp.log(network(x, params)) * y - anp.log(1 - network(x, params)) * (1 - y)
    return E

def loss_gradient(params, X_train, y_train, eta=0.001):
    return eta * autograd.grad(loss)(params, X_train, y_train)
