import autograd.numpy as anp
import autograd

def network(x, params):
    w1 = params[5:13].reshape(2, 4)
    z1 = anp.dot(anp.array(x), w1) + params[13:]
    a1 = 1/(1+anp.exp(-z1))
    return 1/(1+anp.exp(-(anp.dot(a1, params[0:4])+params[4])))

def loss(params, X_train, y_train):
    f = network(X_train, params)
    y = y_train.reshape(-1)
    return -anp.sum(y*anp.log(f)+(1-y)*anp.log(1-f))

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss, 0)(params, X_train, y_train)
