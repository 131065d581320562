import numpy as np

def phi(s): return 1/(1 + np.exp(-s))
def phiprime(s): return phi(s)*(1 - phi(s))

def forward_backward(params, x, t, need_grad=True):
    u = params[0:4]; a = params[4]
    v = params[5:13]; b = params[13:17]
    # preactivations s_j and activations z_j
    s = np.array([v[2*j]*x[0] + v[2*j + 1]*x[1] + b[j] for j in range(4)])
    z = phi(s)
    S = a + np.sum(u*z)
    y_out = phi(S)
    E = -t*np.log(y_out) - (1 - t)*np.log(1 - y_out)
    if not need_grad:
        return y_out, E, None
    # chain rule. dE/dy * dy/dS, simplified at the end of lecture 21
    dEdS = y_out - t
    dEdu = dEdS*z
    dEda = dEdS
    dEdz = dEdS*u
    dEds = dEdz*phiprime(s)
    dEdv = np.zeros(8)
    dEdv[0::2] = dEds*x[0]
    dEdv[1::2] = dEds*x[1]
    return y_out, E, np.concatenate([dEdu, [dEda], dEdv, dEds])

def network(x, params):
    return forward_backward(params, x, 0.0, False)[0]

def loss(params, X_train, y_train):
    return float(sum(forward_backward(params, X_train[n], float(np.ravel(y_train)[n]), False)[1] for n in range(X_train.shape[0])))

def loss_gradient(params, X_train, y_train):
    G = np.zeros((X_train.shape[0], 17))
    for n in range(X_train.shape[0]):
        G[n] = forward_backward(params, X_train[n], np.ravel(y_train)[n])[2]
    return G.sum(axis=0)
