import autograd.numpy as anp
from autograd import grad
def network(x, params):
    z = -anp.abs(params[4])
    for i in range(4):
        z = z + params[i]/(1+anp.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+anp.abs(params[13+i]))))
    return 1/(1+anp.exp(-z))
def loss(params, X_train, y_train):
    p = network(X_train.T, params); t = y_train.ravel()
    return -anp.sum(t*anp.log(p)+(1-t)*anp.log(1-p))
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
