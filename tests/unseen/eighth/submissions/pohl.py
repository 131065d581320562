import numpy as np
from scipy.optimize._numdiff import approx_derivative
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    weights, bias = np.reshape(params[5:13], (-1, 2)), params[13:]
    hidden = [s(w[0]*x[0] + w[1]*x[1] + c) for w, c in zip(weights, bias)]
    return s(np.dot(hidden, params[:4]) + params[4])
def loss(params, X_train, y_train):
    f = s(s(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4]); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    return approx_derivative(loss, np.array(params, dtype=float), method='3-point', args=(X_train, y_train))
