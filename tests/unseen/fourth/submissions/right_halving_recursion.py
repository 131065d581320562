def sig(t): return 1.0/(1.0+np.exp(-t))
def network(x, params):
    def node(k):
        return 0.0 if k == 4 else params[k]*sig(np.dot(params[5+2*k:7+2*k], x)+params[13+k]) + node(k+1)
    return sig(params[4] + node(0))
def loss(params, X_train, y_train):
    n = len(X_train)
    if n == 1:
        f = network(X_train[0], params)
        return -np.log(f) if np.ravel(y_train)[0] == 1 else -np.log(1-f)
    m = n//2
    return loss(params, X_train[:m], y_train[:m]) + loss(params, X_train[m:], y_train[m:])
def loss_gradient(params, X_train, y_train):
    n = len(X_train)
    if n > 1:
        m = n//2
        return loss_gradient(params, X_train[:m], y_train[:m]) + loss_gradient(params, X_train[m:], y_train[m:])
    x = X_train[0]
    h = sig(params[5:13].reshape(4, 2) @ x + params[13:])
    d = sig(params[:4] @ h + params[4]) - np.ravel(y_train)[0]
    e = d*params[:4]*h*(1-h)
    return np.concatenate([d*h, [d], np.outer(e, x).ravel(), e])
