import numpy as np
logistic = lambda t: 1/(1+np.exp(-t))
def network(x, params):
    (x1, x2), p = x, params
    return logistic(p[0]*logistic(p[5]*x1+p[6]*x2+p[13]) + p[1]*logistic(p[7]*x1+p[8]*x2+p[14])
                    + p[2]*logistic(p[9]*x1+p[10]*x2+p[15]) + p[3]*logistic(p[11]*x1+p[12]*x2+p[16]) + p[4])
def loss(params, X_train, y_train):
    # likelihood of blocks of ten so the product can't underflow
    y = np.ravel(y_train); E = 0.
    for s in range(0, len(y), 10):
        lik = 1.
        for x, t in zip(X_train[s:s+10], y[s:s+10]):
            f = network(x, params)
            lik *= f**t*(1-f)**(1-t)
        E -= np.log(lik)
    return E
def loss_gradient(params, X_train, y_train):
    p = params
    g = np.zeros((len(X_train), 17))
    for row, (x1, x2), t in zip(g, X_train, np.ravel(y_train)):
        h = [logistic(p[5]*x1+p[6]*x2+p[13]), logistic(p[7]*x1+p[8]*x2+p[14]), logistic(p[9]*x1+p[10]*x2+p[15]), logistic(p[11]*x1+p[12]*x2+p[16])]
        row[0:4] = h
        row[4] = 1
        for i in range(4):
            q = p[i]*h[i]*(1-h[i])
            row[5+2*i] = q*x1
            row[6+2*i] = q*x2
            row[13+i] = q
        row *= network((x1, x2), p) - t
    return g.sum(axis=0)
