import numpy as np
e = 2.718

def network(x, params):
    def sig(t):
        return 1/(1+e**(-t))
    s = params[4]
    for i in range(4):
        s += params[i]*sig(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return sig(s)

def loss(params, X_train, y_train):
    ans = 0.0
    for n in range(len(X_train)):
        phat = network(X_train[n], params)
        t = np.ravel(y_train)[n]
        ans += -t*np.log(phat) - (1 - t)*np.log(1 - phat)
    return ans

def loss_gradient(params, X_train, y_train):
    dL = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        diff = network(X_train[n_], params) - t[n_]
        dL[4] += diff
        for j in range(4):
            layer1 = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            dL[j] += diff*layer1
            c = diff*params[j]*layer1*(1 - layer1)
            dL[5+2*j] += c*x1
            dL[6+2*j] += c*x2
            dL[13+j] += c
    return dL
