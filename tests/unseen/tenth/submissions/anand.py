import numpy as np
def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    # forward pass
    act1 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    act2 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    act3 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    act4 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    net_in = u1*act1 + u2*act2 + u3*act3 + u4*act4 + a
    return 1 / (1 + np.exp(-net_in))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = np.ravel(y_train)
    return -np.sum(y*np.log10(f)+(1-y)*np.log10(1-f))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    act = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    fx = 1/(1 + np.exp(-(act @ params[:4] + params[4])))
    err = fx - t
    back = np.outer(err, params[:4])*act*(1 - act)
    return np.hstack([err @ act, err.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
