import numpy as np
def network(x, params):
    def sigma(t):
        return 1 / (1 + np.exp(-t))
    hidden = []
    for i in range(4):
        w1, w2 = params[5 + i*2], params[5 + i*2 + 1]
        hidden.append(sigma(w1*x[0] + w2*x[1] + params[13 + i]))
    y_out = params[4]
    for i in range(4):
        y_out = y_out + params[i]*hidden[i]
    return sigma(y_out)
def loss(params, X_train, y_train):
    y_train[y_train == 0] = -1
    z = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))@params[:4]+params[4]
    return np.logaddexp(0, -y_train.ravel()*z).sum()
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
