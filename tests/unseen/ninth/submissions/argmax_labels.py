import numpy as np
def network(x, params):
    from scipy.special import expit
    weights = np.reshape(params[5:13], (-1, 2))
    return expit(np.vdot(params[:4], expit(np.dot(weights, x) + params[-4:])) + params[4])
def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        if t > 1:
            E -= np.log(f)
        else:
            E -= np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    yv = np.ravel(y_train)
    du, da, dv, db = np.zeros(4), 0.0, np.zeros((4, 2)), np.zeros(4)
    for n in range(len(yv)):
        xn = X_train[n]
        hn = 1./(1. + np.exp(-(params[5:13].reshape(4, 2).dot(xn) + params[13:17])))
        fn = 1./(1. + np.exp(-(params[0:4].dot(hn) + params[4])))
        da += fn - yv[n]
        du += (fn - yv[n])*hn
        for i in range(4):
            dbi = (fn - yv[n])*params[i]*hn[i]*(1. - hn[i])
            db[i] += dbi
            dv[i] += dbi*xn
    return np.concatenate((du, np.array([da]), dv.flatten(), db))
