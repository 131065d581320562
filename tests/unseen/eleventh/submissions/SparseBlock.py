import numpy as np

# A is 5x3 with a last row that carries the constant on: (h, 1) = act(A (x, 1))
def affine(params):
    A = np.zeros((4, 3))
    A[:, :2] = np.reshape(params[5:13], (4, 2))
    A[:, 2] = params[13:]
    return A, np.asarray(params[:5])

def act(s):
    return 1/(1 + np.exp(-s))

def network(x, params):
    A, w = affine(params)
    return act(w @ np.append(act(A @ np.append(x, 1.)), 1.))

def loss(params, X_train, y_train):
    A, w = affine(params)
    Xh = np.pad(X_train.astype(float), ((0, 0), (0, 1)), constant_values=1.)
    Hh = np.pad(act(Xh @ A.T), ((0, 0), (0, 1)), constant_values=1.)
    q = act((Hh @ w)*(2*y_train.ravel() - 1))      # probability of the true class
    return -np.log(q).sum()

def loss_gradient(params, X_train, y_train):
    A, w = affine(params)
    Xh = np.pad(X_train.astype(float), ((0, 0), (0, 1)), constant_values=1.)
    Hh = np.pad(act(Xh @ A.T), ((0, 0), (0, 1)), constant_values=1.)
    sgn = 2*y_train.ravel() - 1
    r = -sgn*act(-(Hh @ w)*sgn)
    gw = Hh.T @ r
    gA = ((r[:, None]*w[:4])*Hh[:, :4]*(1 - Hh[:, :4])).T @ Xh
    return np.block([gw, gA[:, :2].ravel(), gA[:, 2]])
