import numpy as np
def network(x, params):
    net_in = params[4]
    for i in range(4):
        H = params[5 + 2*i]*x[0] + params[6 + 2*i]*x[1] + params[13 + i]
        net_in = net_in + params[i] / (1 + np.exp(-H))
    return 1 / (1 + np.exp(-net_in))

def loss(params, X_train, y_train):
    fx = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(fx) + (1 - yy)*np.log(1 - fx))

def loss_gradient(params, X_train, y_train):
    # derivatives by hand (see my notes)
    yt = np.ravel(y_train)
    hid = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))
    err = 1/(1+np.exp(-(hid@params[:4]+params[4])))-yt
    local = err[:,None]*params[:4]*hid*(1-hid)
    return np.hstack([err@hid, err.sum(), (local.T@X_train).ravel(), local.sum(0)])[None, :]
