import autograd.numpy as anp
import autograd
def network(x, params):
    b = params[13]
    z = params[4]
    for i in range(4):
        z += params[i]/(1+anp.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+b)))
    return 1/(1+anp.exp(-z))
def loss(params, X_train, y_train):
    p = network(X_train.T, params)
    t = y_train.ravel()
    return -anp.sum(t*anp.log(p)+(1-t)*anp.log(1-p))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
