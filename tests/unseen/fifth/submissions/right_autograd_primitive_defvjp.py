from autograd.extend import primitive, defvjp
import autograd.numpy as anp
from autograd import grad
from scipy.special import expit
@primitive
def softplus(z): return np.logaddexp(0, z)
defvjp(softplus, lambda ans, z: lambda g: g*expit(z))
@primitive
def sigma(z): return expit(z)
defvjp(sigma, lambda ans, z: lambda g: g*ans*(1-ans))
def z_of(X, p):
    return anp.dot(sigma(anp.dot(X, p[5:13].reshape((4, 2)).T)+p[13:]), p[:4])+p[4]
def network(x, params): return expit(z_of(np.array(x, float), params))
def loss(params, X_train, y_train):
    z = z_of(X_train, params)
    return anp.sum(softplus(z)-anp.ravel(y_train)*z)
loss_gradient = lambda params, X_train, y_train: grad(loss)(params, X_train, y_train)
