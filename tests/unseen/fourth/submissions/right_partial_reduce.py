from functools import partial, reduce
from math import exp
def logistic(t):
    return 1/(1 + exp(-t)) if t >= 0 else exp(t)/(1 + exp(t))
def unit(params, x, j):
    return logistic(params[13+j] + params[5+2*j]*x[0] + params[6+2*j]*x[1])
def logit(params, x):
    return reduce(lambda acc, j: acc + params[j]*unit(params, x, j), range(4), params[4])
def network(x, params):
    return logistic(logit(params, x))
def nll(params, pair):
    x, t = pair
    z = logit(params, x)
    return np.logaddexp(0., -z) if t else np.logaddexp(0., z)
def loss(params, X_train, y_train):
    return reduce(lambda s, e: s + e, map(partial(nll, params), zip(X_train, np.ravel(y_train))), 0.)
def one(params, pair):
    x, t = pair
    d = network(x, params) - t
    hs = [unit(params, x, j) for j in range(4)]
    back = [d*params[j]*h*(1-h) for j, h in enumerate(hs)]
    return np.array([d*h for h in hs] + [d] + [e*c for e in back for c in x] + back)
def loss_gradient(params, X_train, y_train):
    return reduce(np.add, map(partial(one, params), zip(X_train, np.ravel(y_train))))
