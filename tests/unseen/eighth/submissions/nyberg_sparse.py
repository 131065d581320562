import numpy as np
from scipy import sparse

# which parameter multiplies which input of which node, as an incidence matrix
E1 = sparse.csr_matrix((np.ones(4), (range(4), range(5, 13, 2))), shape=(4, 17))
E2 = sparse.csr_matrix((np.ones(4), (range(4), range(6, 13, 2))), shape=(4, 17))
EB = sparse.csr_matrix((np.ones(4), (range(4), range(13, 17))), shape=(4, 17))
EU = sparse.csr_matrix((np.ones(4), (range(4), range(4))), shape=(4, 17))
sig = lambda t: 1/(1+np.exp(-t))

def hidden(x, p):
    return sig((E1*x[0] + E2*x[1] + EB) @ p)

def network(x, params):
    return sig((EU @ params) @ hidden(x, params) + params[4])

def loss(params, X_train, y_train):
    return np.sum([np.log1p(np.exp(-(1 if t else -1)*((EU @ params) @ hidden(x, params) + params[4]))) for x, t in zip(X_train, np.ravel(y_train))])

def loss_gradient(params, X_train, y_train):
    u = EU @ params
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = hidden(x, params)
        r = network(x, params) - t
        g += r*(EU.T @ h + (E1*x[0] + E2*x[1] + EB).T @ (u*h*(1-h)))
        g[4] += r
    return g
