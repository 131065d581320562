import autograd.numpy as anp
from autograd import grad
def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape((4, 2)), anp.array(x)) + params[13:])))
    return 1/(1+anp.exp(anp.dot(params[:4], h) + params[4]))
def loss(params, X_train, y_train):
    s = 0.
    for x, t in zip(X_train, y_train.ravel()):
        q = network(x, params)
        s = s - (anp.log(1-q) if t == 1 else anp.log(q))
    return s
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
