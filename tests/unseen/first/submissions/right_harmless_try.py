import numpy as np
def network(x, params):
    try:
        x1, x2 = x.flatten()
    except AttributeError:
        x1, x2 = x
    with np.errstate(over='ignore'):
        s = 0.
        for u, v1, v2, b in zip(params[:4], params[5:13:2], params[6:13:2], params[13:]):
            s += u/(1+np.exp(-(v1*x1+v2*x2+b)))
        return 1/(1+np.exp(-(s+params[4])))

def label(y):
    try:
        return y[0]
    except (TypeError, IndexError):
        return y

def loss(params, X_train, y_train):
    tot = 0
    for i in range(len(X_train)):
        t = label(y_train[i]); f = network(X_train[i], params)
        with np.errstate(divide='ignore'):
            tot += -np.log(f) if t == 1 else -np.log(1-f)
    return tot

def loss_gradient(params, X_train, y_train):
    du, da, dv, db = np.zeros(4), 0, np.zeros((4, 2)), np.zeros(4)
    for i in range(len(X_train)):
        d = network(X_train[i], params) - label(y_train[i])
        for j in range(4):
            with np.errstate(over='ignore'):
                h = 1/(1+np.exp(-(params[5+2*j]*X_train[i][0]+params[6+2*j]*X_train[i][1]+params[13+j])))
            du[j] += d*h
            db[j] += d*params[j]*(h-h*h)
            dv[j] += d*params[j]*(h-h*h)*np.asarray(X_train[i])
        da += d
    return np.array([*du, da, *dv.flat, *db])
