def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))) for i in range(4)]
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17, dtype=complex)
    for x, t in zip(X_train, y_train.ravel()):
        h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ x+params[13:]))); e = 1/(1+np.exp(-(params[:4] @ h+params[4])))-t
        k = e*params[:4]*h*(1-h)
        g += np.concatenate([e*h, [e], np.outer(k, x).ravel(), k])
    return g
