import numpy as np

def network(x, params):
    exp = np.exp
    p = params
    return 1/(1+exp(-(p[0]/(1+exp(-p[5]*x[0]-p[6]*x[1]-p[13]))
                      + p[1]/(1+exp(-p[7]*x[0]-p[8]*x[1]-p[14]))
                      + p[2]/(1+exp(-p[9]*x[0]-p[10]*x[1]-p[15]))
                      + p[3]/(1+exp(-p[11]*x[0]-p[12]*x[1]-p[16])) + p[4])))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    t = y_train.ravel()
    return -(t*np.log(f) + (1-t)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    rows = []
    for x, t in zip(X_train, y_train.ravel()):
        h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
        d = network(x, params)-t
        rows.append(np.r_[d*h, d, np.outer(d*params[:4]*h*(1-h), x).ravel(), d*params[:4]*h*(1-h)])
    return np.array(rows)
