import numpy as np
def network(x, params):
    H = [0.5 + 0.5*np.tanh((params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])/2) for j in range(4)]
    z = sum(H[j]*params[j] for j in range(4)) + params[4]
    return 0.5 + 0.5*np.tanh(z/2)

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - t*z)

def loss_gradient(params, X_train, y_train):
    h = 1e-3
    def shifted(k, s):
        q = np.array(params, dtype=float)
        q[k] += s*h
        return loss(q, X_train, y_train)
    return np.array([(-shifted(k, 2)+8*shifted(k, 1)-8*shifted(k, -1)+shifted(k, -2))/(12*h) for k in range(17)])
