def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def loss(params, X_train, y_train):
    y = y_train.ravel()
    order = np.argsort(y, kind='stable')
    X_train[:] = X_train[order]
    n0 = int(np.sum(y == 0))
    L = 0
    for x in X_train[:n0]: L -= np.log(1-network(x, params))
    for x in X_train[n0:]: L -= np.log(network(x, params))
    return L
def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for (x1, x2), t in zip(X_train, y_train.ravel()):
        h = 1/(1+np.exp(-(params[5:13:2]*x1+params[6:13:2]*x2+params[13:17])))
        err = 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))-t
        grad[0:4] += err*h
        grad[4] += err
        dh = err*params[:4]*h*(1-h)
        grad[5:13:2] += dh*x1
        grad[6:13:2] += dh*x2
        grad[13:17] += dh
    return grad
