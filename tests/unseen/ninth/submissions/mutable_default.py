import numpy as np

def network(x, params):
    exp = np.exp
    p = params
    return 1/(1+exp(-(p[0]/(1+exp(-p[5]*x[0]-p[6]*x[1]-p[13]))
                      + p[1]/(1+exp(-p[7]*x[0]-p[8]*x[1]-p[14]))
                      + p[2]/(1+exp(-p[9]*x[0]-p[10]*x[1]-p[15]))
                      + p[3]/(1+exp(-p[11]*x[0]-p[12]*x[1]-p[16])) + p[4])))

def loss(params, X_train, y_train, terms=[]):
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        terms.append(-t*np.log(f) - (1-t)*np.log(1-f))
    return sum(terms)

def loss_gradient(params, X_train, y_train):
    u, V = params[:4], params[5:13].reshape(4, 2)
    h = 1 / (1 + np.exp(-np.einsum('ij,nj->ni', V, X_train) - params[13:]))
    r = 1 / (1 + np.exp(-h.dot(u) - params[4])) - np.asarray(y_train).reshape(-1)
    w = np.einsum('n,i,ni->ni', r, u, h - h**2)
    out = np.zeros(17)
    out[:4] = r.dot(h)
    out[4] = r.sum()
    out[5:13] = np.einsum('ni,nj->ij', w, X_train).ravel()
    out[13:] = w.sum(axis=0)
    return out
