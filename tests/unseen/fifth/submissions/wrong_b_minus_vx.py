def network(x, params):
    # exp(v.x - b) in the denominator
    e = anp.exp(params[5:13:2]*x[0]+params[6:13:2]*x[1]-params[13:17])
    return 1/(1+anp.exp(-(anp.sum(params[0:4]/(1+e))+params[4])))
def loss(params, X_train, y_train):
    s = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        s = s-(t*anp.log(f)+(1-t)*anp.log(1-f))
    return s
from autograd import grad
grad_of_loss = grad(loss, 0)
def loss_gradient(params, X_train, y_train):
    g = grad_of_loss(params, X_train, y_train)
    return g
