import numpy as np
def network(x, params):
    inp = np.array([[x[0]], [x[1]]])                       # column vector
    W_h = np.array(params[5:13]).reshape((4, 2))
    B_h = np.array(params[13:17]).reshape((4, 1))
    act_h = 1/(1 + np.exp(-(np.matmul(W_h, inp) + B_h)))
    W_o = np.array(params[0:4]).reshape((1, 4))
    act_o = 1/(1 + np.exp(-(np.matmul(W_o, act_h) + params[4])))
    return act_o[0][0]
def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    z = (1 / (1 + np.exp(-Z))) @ params[:4] + params[4]
    t = np.asarray(y_train, float).ravel()
    return np.sum(np.logaddexp(0, z) - t * z)
def loss_gradient(params, X_train, y_train):
    H = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))
    f = 1/(1+np.exp(-(H@params[:4]+params[4])))
    r = (f - np.ravel(y_train))[:,None]
    back = r*params[:4].sum()*H*(1-H)
    return np.concatenate([(r*H).sum(0), r.sum(0), (back.T@X_train).ravel(), back.sum(0)])
