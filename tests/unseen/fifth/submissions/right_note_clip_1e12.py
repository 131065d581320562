def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    return sg(params[:4].dot(sg(params[5:13].reshape(4, 2).dot(x)+params[13:]))+params[4])
def loss(params, X_train, y_train, eps=1e-12):
    p = np.clip([network(x, params) for x in X_train], eps, 1-eps)
    y = np.ravel(y_train)
    return float(-np.sum(y*np.log(p)+(1-y)*np.log(1-p)))
def loss_gradient(params, X_train, y_train):
    J = np.zeros((len(X_train), 17))
    h = sg(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    J[:, :4] = h; J[:, 4] = 1
    J[:, 13:] = params[:4]*h*(1-h)
    J[:, 5:13:2] = J[:, 13:]*X_train[:, :1]
    J[:, 6:13:2] = J[:, 13:]*X_train[:, 1:]
    return J.T @ (sg(h @ params[:4]+params[4])-y_train.ravel())
