def network(x, params):
    V = np.reshape(params[5:13], (4, 2))
    network.h = 1/(1+np.exp(-(V @ np.array(x)+params[13:])))
    network.f = 1/(1+np.exp(-(params[:4] @ network.h+params[4])))
    return network.f
def loss(params, X_train, y_train):
    loss.terms = []
    for i in range(len(X_train)):
        t = np.ravel(y_train)[i]
        loss.terms.append(-t*np.log(network(X_train[i], params))-(1-t)*np.log(1-network.f))
    return np.sum(loss.terms)
def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        network(x, params)
        r, h = network.f-t, network.h
        out[0:4] += r*h; out[4] += r
        d = r*params[0:4]*h*(1-h)
        out[5:13] += np.repeat(d, 2)*np.tile(x, 4)
        out[13:17] += d
    return out
