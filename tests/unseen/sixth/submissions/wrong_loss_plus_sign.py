from autograd import grad
import autograd.numpy as anp

def s(t): return 1/(1+anp.exp(-t))

def network(x, params):
    hidden = [s(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4)]
    return s(sum([params[i]*hidden[i] for i in range(4)])+params[4])

def loss(params, X_train, y_train):
    f = network(X_train.T, params)
    y = y_train.ravel()
    return anp.sum(y*anp.log(f)+(1-y)*anp.log(1-f))

g = grad(loss)
def loss_gradient(params, X_train, y_train):
    return g(params, X_train, y_train)
