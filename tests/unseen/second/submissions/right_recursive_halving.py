import numpy as np
σ = lambda t: 1/(1+np.exp(-t))
def network(x, params):
    def unit(i):
        return 0. if i == 4 else params[i]*σ(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) + unit(i+1)
    return σ(params[4] + unit(0))
def loss(params, X_train, y_train):
    n = len(X_train)
    if n == 1:
        p, t = network(X_train[0], params), np.ravel(y_train)[0]
        return -(np.log(p)*t + np.log(1-p)*(1-t))
    return loss(params, X_train[:n//2], y_train[:n//2]) + loss(params, X_train[n//2:], y_train[n//2:])
def loss_gradient(params, X_train, y_train):
    n = len(X_train)
    if n > 1:
        return sum(loss_gradient(params, X_train[k], y_train[k]) for k in (slice(n//2), slice(n//2, None)))
    (x,), t = X_train, np.ravel(y_train)[0]
    h = np.array([σ(params[5+2*i:7+2*i] @ x + params[13+i]) for i in range(4)])
    e = network(x, params) - t
    q = e*params[:4]*h*(1-h)
    return np.r_[e*h, e, np.c_[q*x[0], q*x[1]].ravel(), q]
