def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    a1 = np.dot(np.array(x), np.reshape(params[5:13], (4,2)).T) + params[13:17]
    return sigmoid(np.dot(sigmoid(a1), params[0:4]) + params[4])
def loss(params, X_train, y_train):
    eps = 1e-15
    yhat = np.clip(network(X_train, params), eps, 1-eps)
    yt = np.squeeze(y_train.reshape(-1, 1), axis=1)
    return -(yt*np.log(yhat)+(1-yt)*np.log(1-yhat)).sum()
def loss_gradient(params, X_train, y_train):
    a1 = X_train.dot(np.reshape(params[5:13], (4,2)).T) + params[13:17]
    h = sigmoid(a1)
    dz = (sigmoid(h.dot(params[0:4])+params[4]) - y_train.ravel()).reshape(-1, 1)
    du = (dz*h).sum(axis=0); da = dz.sum(axis=0)
    dh = dz*params[np.newaxis, 0:4]*h*(1-h)
    dv = np.array([[np.sum(dh[:, i]*X_train[:, k]) for k in range(2)] for i in range(4)])
    return np.concatenate((du, da, dv.flatten(), dh.sum(axis=0)))
