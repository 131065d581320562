import cmath, numpy as np
def s(t):
    return (1 + cmath.tanh(t/2))/2
def z(x, p):
    return sum(p[j]*s(p[5+2*j]*x[0] + p[6+2*j]*x[1] + p[13+j]) for j in range(4)) + p[4]
def network(x, params): return s(z(x, list(params))).real
def loss(params, X_train, y_train):
    L = 0.
    for x, t in zip(X_train, y_train.ravel()):
        q = z(x, list(params)).real
        L += np.logaddexp(0, q) - t*q
    return L
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        p = [complex(v) for v in params]
        e = s(z(x, p)).real - t
        for k in range(17):
            p[k] += 1e-150j
            g[k] += e*z(x, p).imag/1e-150
            p[k] = p[k].real + 0j
    return g
