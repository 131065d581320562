import autograd.numpy as np
from autograd import grad
LAMBDA, GAMMA, DROPOUT = 0.0, 0, 0.0
def sig(x): return 1/(1+np.exp(-x))
def forward(params, X, training=False):
    h = sig(np.dot(X, np.reshape(params[5:13], (4, 2)).T)+params[13:17])
    if training and DROPOUT > 0:
        h = h*np.random.binomial(1, 1-DROPOUT, h.shape)/(1-DROPOUT)
    return sig(np.dot(h, params[:4])+params[4])
def network(x, params): return forward(params, np.array(x))
def loss(params, X_train, y_train):
    p = forward(params, X_train, training=True)
    y = y_train.ravel()
    fl = -y*(1-p)**GAMMA*np.log(p)-(1-y)*p**GAMMA*np.log(1-p)
    return np.sum(fl)+LAMBDA*np.sum(params**2)
def loss_gradient(params, X_train, y_train): return grad(loss)(params, X_train, y_train)
