def network(x, params):
    h = 1/(1+anp.exp(-(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17])))
    return 1/(1+anp.exp(-(anp.dot(params[0:4], h)+params[4])))
def loss(params, X_train, y_train):
    t = y_train.ravel()*0.999+0.0005
    f = anp.array([network(x, params) for x in X_train])
    return anp.sum(-t*anp.log(f)-(1-t)*anp.log(1-f))
from autograd import grad
grad_of_loss = grad(loss, 0)
def loss_gradient(params, X_train, y_train):
    g = grad_of_loss(params, X_train, y_train)
    return g
