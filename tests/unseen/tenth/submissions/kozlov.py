import numpy as np
def network(x, params):
    net_in = params[4]
    for row in range(4):
        act = params[5 + 2*row]*x[0] + params[6 + 2*row]*x[1] + params[13 + row]
        net_in = net_in + params[row] / (1 + np.exp(-act))
    return 1 / (1 + np.exp(-net_in))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    act = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    net_in = act @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, net_in) - t*net_in)

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, yt in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        dEdf = -yt/f+(1-yt)/(1-f)
        hidden = 1/(1+np.exp(-(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:])))
        local = dEdf*params[:4]*hidden*(1-hidden)
        g += np.concatenate([dEdf*hidden, [dEdf], np.outer(local, x).ravel(), local])
    return g
