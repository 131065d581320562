def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    x1 = X_train[:, [0]]; x2 = X_train[:, [1]]; y = y_train.reshape(-1, 1)
    h = 1/(1+np.exp(-(x1*params[5:13:2]+x2*params[6:13:2]+params[13:17])))
    f = 1/(1+np.exp(-(h*params[:4]).sum(1, keepdims=True)-params[4]))
    c = (f-y)*params[:4]*(1-h)
    V = np.stack([(c*x1).sum(0), (c*x2).sum(0)], 1)
    return np.concatenate([((f-y)*h).sum(0), (f-y).sum(0), V.ravel(), c.sum(0)])
