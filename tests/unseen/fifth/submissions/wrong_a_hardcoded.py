def network(x, params):
    u = params[0:4]; v = params[5:13].reshape(4, 2); b = params[13:17]
    h = 1/(1+np.exp(-(v @ np.array(x) + b)))
    return 1/(1+np.exp(-(u @ h - 18)))
def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total
def loss_gradient(params, X_train, y_train):
    res = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        diff = network(x, params)-t
        hid = 1/(1+np.exp(-(params[5:13].reshape(4, 2).dot(x)+params[13:17])))
        tmp = diff*params[:4]*hid*(1-hid)
        res += np.concatenate([diff*hid, [diff], np.outer(tmp, x).ravel(), tmp])
    return res
