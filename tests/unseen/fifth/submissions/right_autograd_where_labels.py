from functools import partial
import autograd.numpy as anp
from autograd import grad
def S(x): return 1/(1+anp.exp(-x))
def net(X, w): return S(S(X @ w[5:13].reshape(4, 2).T+w[13:]) @ w[:4]+w[4])
def network(x, params): return net(anp.array(x, dtype=float), params)
def cost(w, *, X, t): return -anp.sum(anp.log(anp.where(t == 1, net(X, w), 1-net(X, w))))
def bound(X, y): return partial(cost, X=X, t=y.ravel())
def loss(params, X_train, y_train): return bound(X_train, y_train)(params)
def loss_gradient(params, X_train, y_train): return grad(bound(X_train, y_train))(params)
