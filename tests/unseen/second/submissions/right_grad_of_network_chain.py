import numpy as np
import autograd.numpy as anp
from autograd import grad
def network(x, params):
    hidden = anp.array([params[5 + 2*i]*x[0] + params[6 + 2*i]*x[1] + params[13 + i] for i in range(4)])
    return 1/(1 + anp.exp(-(anp.sum(params[:4]/(1 + anp.exp(-hidden))) + params[4])))
def loss(params, X_train, y_train):
    return sum([-anp.log(network(xi, params)) if yi == 1 else -anp.log(1 - network(xi, params)) for xi, yi in zip(X_train, y_train.reshape(-1))])
dnet = grad(network, 1)
def loss_gradient(params, X_train, y_train):
    result = np.zeros(17)
    for xi, yi in zip(X_train, y_train.reshape(-1)):
        f = network(xi, params)
        result += dnet(xi, params)*(-1/f if yi == 1 else 1/(1 - f))
    return result
