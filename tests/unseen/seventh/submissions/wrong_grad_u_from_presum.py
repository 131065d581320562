import numpy as np
def activation(z): return 1/(1+np.exp(-z))

def network(x, params):
    z = np.array([params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i] for i in range(4)])
    return activation(activation(z)@params[:4]+params[4])

def loss(params, X_train, y_train):
    ce = 0
    for i, x in enumerate(X_train):
        yi = np.ravel(y_train)[i]
        ce = ce-(yi*np.log(network(x, params))+(1-yi)*np.log(1-network(x, params)))
    return ce

def loss_gradient(params, X_train, y_train):
    dL = np.zeros(17)
    for i, x in enumerate(X_train):
        err = network(x, params)-np.ravel(y_train)[i]
        z = np.array([params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k] for k in range(4)])
        h = activation(z)
        dL[0:4] += err*z
        dL[4] += err
        for k in range(4):
            dL[5+2*k:7+2*k] += err*params[k]*h[k]*(1-h[k])*x
            dL[13+k] += err*params[k]*h[k]*(1-h[k])
    return dL
