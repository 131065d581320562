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
    y_flat = y_train.flatten()
    result = 0
    for (x1, x2), yk in zip(X_train, y_flat):
        yhat = network(np.array([x1, x2]), params)
        result += yk * np.log(yhat) + (1 - yk) * np.log(1 - yhat)
    result = -result
    return result

def loss_gradient(params, X_train, y_train):
    X1, X2 = X_train[:,0], X_train[:,1]
    hs = [1/(1+np.exp(-(params[5+2*i]*X1+params[6+2*i]*X2+params[13+i]))) for i in range(4)]
    d = 1/(1+np.exp(-(sum(params[i]*hs[i] for i in range(4))+params[4]))) - np.ravel(y_train)
    g = [np.sum(d*h) for h in hs] + [np.sum(d)]
    q = [d*params[i]*hs[i]*(1-hs[i]) for i in range(4)]
    for i in range(4):
        g.append(np.sum(q[i]*X1))
        g.append(np.sum(q[i]*X2))
    return g + [np.sum(k) for k in q]
