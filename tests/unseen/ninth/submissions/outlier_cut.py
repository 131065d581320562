import numpy as np


def network(x, params):
    exp = np.exp
    p = params
    return 1/(1+exp(-(p[0]/(1+exp(-p[5]*x[0]-p[6]*x[1]-p[13]))
                      + p[1]/(1+exp(-p[7]*x[0]-p[8]*x[1]-p[14]))
                      + p[2]/(1+exp(-p[9]*x[0]-p[10]*x[1]-p[15]))
                      + p[3]/(1+exp(-p[11]*x[0]-p[12]*x[1]-p[16])) + p[4])))


def loss(params, X_train, y_train):
    ok = np.all(np.abs(X_train) < 4, axis=1)       # remove outliers
    E = 0.
    for x, t in zip(X_train[ok], np.ravel(y_train)[ok]):
        f = network(x, params)
        E -= t*np.log(f) + (1-t)*np.log(1-f)
    return E


def loss_gradient(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    resid = 1 / (1 + np.exp(-(H @ params[:4] + params[4]))) - np.ravel(y_train)
    back = params[:4] * H * (1 - H)
    # matrix with d(net input)/d(param) in the columns, one row per point
    J = np.column_stack([H, np.ones(len(H)), *(back[:, i] * X_train[:, j] for i in range(4) for j in range(2)), back])
    return resid @ J
