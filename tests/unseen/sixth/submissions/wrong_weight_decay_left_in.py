import autograd.numpy as np
import autograd
LAMBDA = 1e-6

def forward(p, X):
    H = 1/(1+np.exp(-(np.dot(X, p[5:13].reshape((4, 2)).T)+p[13:])))
    return 1/(1+np.exp(-(np.dot(H, p[:4])+p[4])))

def network(x, params):
    return forward(params, np.array(x, dtype=float).reshape(1, 2))[0]

def loss(params, X_train, y_train):
    f = forward(params, X_train)
    y = y_train.ravel()
    ce = -np.sum(y*np.log(f)+(1-y)*np.log(1-f))
    return ce + LAMBDA*np.sum(params[5:13]**2)

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
