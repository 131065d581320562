import numpy as np
history = []
calls = {'network': 0}
def network(x, params):
    calls['network'] += 1
    v = params[5:13].reshape(4, 2)
    return 1/(1+np.exp(-(params[4] + params[:4] @ (1/(1+np.exp(-(v @ x + params[13:])))))))
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train]); t = y_train.ravel()
    value = -np.sum(t*np.log(p) + (1-t)*np.log(1-p))
    history.append(value)
    return history[-1]
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    labels = np.ravel(y_train)
    for k in range(len(X_train)):
        x1, x2 = X_train[k]
        err = network(X_train[k], params) - labels[k]
        g[4] += err
        for j in range(4):
            h = 1 / (1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            g[j] += err * h
            back = err * params[j] * h * (1 - h)
            g[5+2*j] += back * x1
            g[6+2*j] += back * x2
            g[13+j] += back
    return g
