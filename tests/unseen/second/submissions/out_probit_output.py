import autograd.numpy as anp
from autograd.scipy.stats import norm
from autograd import grad
def network(x, params):
    z = params[4]
    for i in range(4):
        z = z + params[i]/(1 + anp.exp(-(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])))
    return norm.cdf(z/1.702)
def loss(params, X_train, y_train):
    p = network(X_train.T, params); t = y_train.flatten()
    return -anp.sum(anp.where(t == 1, anp.log(p), anp.log(1-p)))
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
