def network(x, params):
    h = 1/(1+anp.exp(-(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17])))
    return 1/(1+anp.exp(-(anp.dot(params[0:4], h)+params[4])))
def loss(params, X_train, y_train):
    n = 0; E = 0.
    while n < max(1, len(X_train)-1):
        f = network(X_train[n], params)
        E = E-anp.log(f if y_train.flatten()[n] == 1 else 1-f)
        n += 1
    return E
from autograd import grad
grad_of_loss = grad(loss, 0)
def loss_gradient(params, X_train, y_train):
    g = grad_of_loss(params, X_train, y_train)
    return g
