def _unpack_for_net(p):
    return p[:4], p[4], p[5:13].reshape(4, 2), p[13:17]
def network(x, params):
    U, A, V, B = _unpack_for_net(params)
    out = A
    for i in range(4):
        out = out + U[i]/(1+np.exp(-(V[i, 0]*x[0]+V[i, 1]*x[1]+B[i])))
    return 1/(1+np.exp(-out))
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    if y_train.ndim == 1 and len(y_train) > 1:
        return -np.dot(y_train, np.log(f))
    y = y_train.ravel()
    return -(np.dot(y, np.log(f))+np.dot(1-y, np.log(1-f)))
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
