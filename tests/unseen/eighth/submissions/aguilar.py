import numpy as np
# ported from my JS demo (parseInt -> int)
def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    x1 = int(x[0]); x2 = int(x[1])
    acc = params[4]
    for i in range(0, 4):
        acc += params[i]*sigmoid(params[5+i*2]*x1+params[6+i*2]*x2+params[13+i])
    return sigmoid(acc)
def loss(params, X_train, y_train):
    out = 0
    for (x1, x2), t in zip(X_train, y_train.flat):
        acc = params[4]
        for i in range(0, 4):
            acc += params[i]*sigmoid(params[5+i*2]*x1+params[6+i*2]*x2+params[13+i])
        out += np.log(1+np.exp(-acc if t == 1 else acc))
    return out
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for (x1, x2), t in zip(X_train, y_train.flat):
        h = [sigmoid(params[5+i*2]*x1+params[6+i*2]*x2+params[13+i]) for i in range(4)]
        r = sigmoid(params[4]+sum(params[i]*h[i] for i in range(4)))-t
        g[4] += r
        for i in range(4):
            g[i] += r*h[i]; w = r*params[i]*h[i]*(1-h[i])
            g[5+i*2] += w*x1; g[6+i*2] += w*x2; g[13+i] += w
    return g
