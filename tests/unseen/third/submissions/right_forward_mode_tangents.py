import numpy as np
def network(x, params):
    return run(np.array(x, dtype=float), params)[0]
def run(x, p):
    I = np.eye(17)
    z, dz = p[4], I[4].copy()
    for j in range(4):
        t = p[5+2*j]*x[0] + p[6+2*j]*x[1] + p[13+j]
        dt = I[5+2*j]*x[0] + I[6+2*j]*x[1] + I[13+j]
        h = 1/(1+np.exp(-t)); dh = h*(1-h)*dt
        z = z + p[j]*h; dz = dz + I[j]*h + p[j]*dh
    return 1/(1+np.exp(-z)), dz
def loss(params, X_train, y_train):
    out = [run(x, params)[0] for x in X_train]
    return -sum(np.log(o if t == 1 else 1-o) for o, t in zip(out, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    g = 0
    for x, t in zip(X_train, y_train.ravel()):
        o, dz = run(x, params)
        g = g + (o - t)*dz
    return g
