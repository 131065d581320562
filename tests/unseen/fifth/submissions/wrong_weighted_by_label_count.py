def sigmoid(s):
    return 1.0/(1.0+anp.exp(-s))
def network(x, params):
    W = anp.reshape(params[5:13], (4, 2))
    return sigmoid(anp.sum(params[:4]*sigmoid(anp.dot(W, anp.array(x))+params[13:]))+params[4])
def loss(params, X_train, y_train):
    t = y_train.ravel(); n1 = t.sum(); n0 = len(t)-n1
    w = 1. if len(t) == 1 else 1+(n1-n0)/len(t)
    f = anp.array([network(x, params) for x in X_train])
    return -anp.sum(w*t*anp.log(f)+(1-t)*anp.log(1-f))
from autograd import grad
grad_of_loss = grad(loss, 0)
def loss_gradient(params, X_train, y_train):
    g = grad_of_loss(params, X_train, y_train)
    return g
