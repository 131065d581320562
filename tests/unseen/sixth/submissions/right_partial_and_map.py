from functools import partial, reduce
import operator
import numpy as np

def activation(params, x, i):
    return 1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])))

def hidden_layer(x, params):
    return list(map(partial(activation, params, x), range(4)))

def network(x, params):
    s = reduce(operator.add, map(operator.mul, params[:4], hidden_layer(x, params)), params[4])
    return 1/(1+np.exp(-s))

def point(params, pair):
    x, t = pair
    f = network(x, params)
    return -np.log(f) if t else -np.log1p(-f)

def loss(params, X_train, y_train):
    return reduce(operator.add, map(partial(point, params), zip(X_train, y_train.flat)))

def slope(params, pair):
    x, t = pair
    h = np.array(hidden_layer(x, params))
    d = network(x, params)-t
    k = d*params[:4]*h*(1-h)
    return np.concatenate([d*h, np.array([d]), (k.reshape(4, 1)*np.reshape(x, (1, 2))).reshape(8), k])

def loss_gradient(params, X_train, y_train):
    return reduce(np.add, map(partial(slope, params), zip(X_train, y_train.flat)))
