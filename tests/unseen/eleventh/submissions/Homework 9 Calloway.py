import numpy as np
def σ(t): return 1/(1+np.exp(-t))
def network(x, params):
    return σ(params[:4]@σ(params[5:13].reshape(4,2)@x+params[13:])+params[4])
def loss(params, X_train, y_train):
    p = [network(x, params) for x in X_train]
    return -sum(np.log(pi) if t == 1 else np.log(1-pi) for pi, t in zip(p, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    # ran out of time, sorry
    pass
