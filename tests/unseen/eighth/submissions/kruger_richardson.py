import numpy as np

def sig(q): return 1/(1+np.exp(-q))

def network(x, params):
    h = sig(params[5:13:2]*x[0] + params[6:13:2]*x[1] + params[13:])
    return sig(h @ params[:4] + params[4])

def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    H = sig(X_train @ np.reshape(params[5:13], (4, 2)).T + params[13:])
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - t*z)

def loss_gradient(params, X_train, y_train):
    # 6-point stencil, good to about ten digits
    g = np.zeros(17)
    for k in range(17):
        def L(s):
            q = np.array(params, dtype=float)
            q[k] += s
            return loss(q, X_train, y_train)
        h = 4e-3
        g[k] = (45*(L(h) - L(-h)) - 9*(L(2*h) - L(-2*h)) + (L(3*h) - L(-3*h)))/(60*h)
    return g
