import numpy as np
def network(x, params):
    z = params[4]
    for i in range(1, 4):
        z = z + params[i]/(1+np.exp(-(params[2*i+5]*x[0]+params[2*i+6]*x[1]+params[i+13])))
    return 1/(1+np.exp(-z))
def loss(params, X_train, y_train):
    total = 0.0
    for pt, cls in zip(X_train, np.ravel(y_train)):
        f = network(pt, params)
        if cls == 1:
            total = total - np.log(f)
        else:
            total = total - np.log(1 - f)
    return total
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
