import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def hidden(x1, x2, p):
    h1 = sg(p[5]*x1+p[8]*x2+p[13])
    h2 = sg(p[7]*x1+p[8]*x2+p[14])
    h3 = sg(p[9]*x1+p[10]*x2+p[15])
    h4 = sg(p[11]*x1+p[12]*x2+p[16])
    return np.array([h1, h2, h3, h4])

def network(x, params):
    return sg(params[:4] @ hidden(x[0], x[1], params)+params[4])

def loss(params, X_train, y_train):
    f = sg(params[:4] @ hidden(*X_train.T, params)+params[4])
    return -np.log(f[y_train.ravel() == 1]).sum()-np.log(1-f[y_train.ravel() == 0]).sum()

def loss_gradient(params, X_train, y_train):
    h = hidden(*X_train.T, params)
    d = sg(params[:4] @ h+params[4])-y_train.ravel()
    k = d*params[:4, None]*h*(1-h)
    return np.concatenate([h @ d, [d.sum()], (k @ X_train).ravel(), k.sum(1)])
