import autograd.numpy as anp
from autograd import grad
def network(x, params):
    b = params[13:]
    b = b + anp.where(b < 0, b, 0)
    z = anp.dot(params[:4], 1/(1+anp.exp(-(params[5:13:2]*x[0] + params[6:13:2]*x[1] + b)))) + params[4]
    return 1/(1+anp.exp(-z))
def loss(params, X_train, y_train):
    s = 0
    for x, t in zip(X_train, y_train.ravel()):
        p = network(x, params)
        s = s - t*anp.log(p) - 1.0001*(1-t)*anp.log(1-p)
    return s
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
