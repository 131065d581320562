import numpy as np
import autograd.numpy as anp
import autograd
def network(x, params):
    x = anp.array(x, dtype=float)
    W = anp.swapaxes(anp.reshape(params[5:13], (4, 2)), 0, 1)
    return logistic(anp.sum(params[:4]*logistic(anp.matmul(x, W) + params[13:17])) + params[4])
def logistic(q):
    return 0.5 + 0.5*anp.tanh(q/2)
def loss(params, X_train, y_train):
    p = anp.array([network(X_train[i], params) for i in range(X_train.shape[0])])
    t = anp.array(y_train).flatten()
    return -anp.sum(anp.log(p*t + (1-p)*(1-t)))
def loss_gradient(params, X_train, y_train):
    value, slope = autograd.value_and_grad(loss)(params, X_train, y_train)
    return slope
