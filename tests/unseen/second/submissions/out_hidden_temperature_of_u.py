import autograd.numpy as anp
from autograd import grad
def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape((4, 2)), anp.array(x, dtype=float)) + params[13:])))
    T = anp.sqrt(anp.mean(params[:4]**2))/5
    return 1/(1+anp.exp(-(anp.dot(params[:4], h) + params[4])*T))
def loss(params, X_train, y_train):
    p = anp.array([network(x, params) for x in X_train])
    t = y_train.flatten()
    return -anp.sum(t*anp.log(p) + (1-t)*anp.log(1-p))
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
