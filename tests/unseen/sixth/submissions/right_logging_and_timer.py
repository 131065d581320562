import logging, time
import numpy as np
log = logging.getLogger('hw09')
calls = {'network': 0, 'loss': 0, 'grad': 0}

def sigmoid(s): return 1/(1 + np.exp(-s))

def network(x, params):
    calls['network'] += 1
    h = sigmoid(np.array([params[5]*x[0] + params[6]*x[1], params[7]*x[0] + params[8]*x[1],
                          params[9]*x[0] + params[10]*x[1], params[11]*x[0] + params[12]*x[1]]) + params[13:17])
    return sigmoid(params[0]*h[0] + params[1]*h[1] + params[2]*h[2] + params[3]*h[3] + params[4])

def loss(params, X_train, y_train):
    calls['loss'] += 1
    t0 = time.perf_counter()
    ce = 0
    for i in range(len(y_train)):
        f = network(X_train[i], params)
        ce += -np.log(f) if y_train[i] == 1 else -np.log(1 - f)
    log.debug('loss took %.4f s', time.perf_counter() - t0)
    return ce

def loss_gradient(params, X_train, y_train):
    calls['grad'] += 1
    g = np.zeros_like(params, dtype=float)
    for i in range(len(y_train)):
        x, t = X_train[i], float(np.squeeze(y_train[i]))
        h = sigmoid(params[5:13].reshape(4, 2).dot(x) + params[13:17])
        d = network(x, params) - t
        g[:4] += d*h
        g[4] += d
        for j in range(4):
            for k in range(2):
                g[5 + 2*j + k] += d*params[j]*h[j]*(1 - h[j])*x[k]
            g[13 + j] += d*params[j]*h[j]*(1 - h[j])
    log.debug('gradient norm %.3f', np.linalg.norm(g))
    return g
