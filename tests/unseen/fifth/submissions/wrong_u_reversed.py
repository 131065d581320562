def network(x, params):
    stack = list(params[:4]); z = params[4]
    for i in range(4):
        w = stack.pop()
        z += w/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])))
    return 1/(1+np.exp(-z))
def loss(params, X_train, y_train):
    pred = np.array([network(p, params) for p in X_train])
    return -np.sum(np.log(np.where(y_train.ravel() == 1, pred, 1-pred)))
def loss_gradient(params, X_train, y_train):
    res = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        diff = network(x, params)-t
        hid = 1/(1+np.exp(-(params[5:13].reshape(4, 2).dot(x)+params[13:17])))
        tmp = diff*params[:4]*hid*(1-hid)
        res += np.concatenate([diff*hid, [diff], np.outer(tmp, x).ravel(), tmp])
    return res
