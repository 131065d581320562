import numpy as np
def network(x, params):
    net_in = params[4]
    for i in range(4):
        hid = params[5 + 2*i]*x[0] + params[6 + 2*i]*x[1] + params[13 + i]
        net_in = net_in + params[i] / (1 + np.exp(-hid))
    return 1 / (1 + np.exp(-net_in))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    hid = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    net_in = hid @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, net_in) - t*net_in)

def loss_gradient(params, X_train, y_train, g=np.zeros(17)):
    for x, yt in zip(X_train, np.ravel(y_train)):
        a1 = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
        delta = network(x, params)-yt
        E1 = delta * params[:4] * a1 * (1-a1)
        g[:4] += delta * a1
        g[4] += delta
        g[5:13] += np.outer(E1, x).ravel()
        g[13:] += E1
    return g.copy()
