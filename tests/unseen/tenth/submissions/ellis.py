import numpy as np
def network(x, params):
    h = [0.5 + 0.5*np.tanh((params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])/2) for j in range(4)]
    net_in = sum(h[j]*params[j] for j in range(4)) + params[4]
    return 0.5 + 0.5*np.tanh(net_in/2)

def loss(params, X_train, y_train):
    L = 0.0
    for k in range(len(X_train)):
        prob = network(X_train[k], params)
        t = np.ravel(y_train)[k]
        L += -t*np.log(prob) - (1 - t)*np.log(1 - prob)
    return L

def loss_gradient(params, X_train, y_train):
    target = np.ravel(y_train)
    h = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))
    res = 1/(1+np.exp(-(h@params[:4]+params[4])))-target
    e = res[:,None]*params[:4]*(1-h**2)
    return np.hstack([res@h, [res.sum()], (e.T@X_train).ravel(), e.sum(0)])
