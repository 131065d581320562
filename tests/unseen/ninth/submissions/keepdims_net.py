import numpy as np

def sg(z): return 1/(1+np.exp(-z))

def network(x, params):
    h = sg(params[5:13].reshape(4,2) @ np.reshape(x, (2,1)) + params[13:].reshape(4,1))
    return sg(params[:4] @ h + params[4])

def loss(params, X_train, y_train):
    f = np.concatenate([network(x, params) for x in X_train])
    t = np.ravel(y_train)
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))

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
