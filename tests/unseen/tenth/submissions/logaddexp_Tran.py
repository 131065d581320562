import numpy as np

def logit(x, params):
    hidden = 1.0/(1.0+np.exp(-(params[5:13].reshape(4,2)@np.asarray(x)+params[13:17])))
    return params[:4]@hidden+params[4]

def network(x, params):
    return np.exp(-np.logaddexp(0,-logit(x,params)))

def loss(params, X_train, y_train):
    s=0.0
    for x,t in zip(X_train,y_train.ravel()):
        z=logit(x,params)
        s+=np.logaddexp(0,-z) if t==1 else np.logaddexp(0,z)
    return s

def loss_gradient(params, X_train, y_train):
    out_grad = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        d = network(X_train[n_], params) - t[n_]
        out_grad[4] += d
        for j in range(4):
            hidden = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            out_grad[j] += d*hidden
            c = d*params[j]*hidden*(1 - hidden)
            out_grad[5+2*j] += c*x1
            out_grad[6+2*j] += c*x2
            out_grad[13+j] += c
    return out_grad
