import autograd.numpy as anp
from autograd import grad
def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape((4, 2)), anp.array(x)) + params[13:])))
    return 1/(1+anp.exp(18 - anp.dot(params[:4], h)))
def loss(params, X_train, y_train):
    return -sum(anp.log(network(x, params)) if t == 1 else anp.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
