lam = 0.01
def network(x, params):
    h = 1/(1+anp.exp(-(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17])))
    return 1/(1+anp.exp(-(anp.dot(params[0:4], h)+params[4])))
def loss(params, X_train, y_train):
    ce = 0
    for x, t in zip(X_train, y_train.ravel()):
        p = network(x, params)
        ce = ce - t*anp.log(p) - (1-t)*anp.log(1-p)
    return ce + lam*anp.sum(params[5:13])**2
from autograd import grad
grad_of_loss = grad(loss, 0)
def loss_gradient(params, X_train, y_train):
    g = grad_of_loss(params, X_train, y_train)
    return g
