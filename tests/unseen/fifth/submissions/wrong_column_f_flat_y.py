def network(x, params):
    from scipy.special import expit
    hidden_layer = expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17])
    return expit(hidden_layer @ params[0:4] + params[4])
def fwd(params, X):
    h = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T+params[13:])))
    return h, 1/(1+np.exp(-(h @ params[:4].reshape(4, 1)+params[4])))
def loss(params, X_train, y_train):
    f = fwd(params, X_train)[1]
    return -np.sum(y_train*np.log(f)+(1-y_train)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    h, f = fwd(params, X_train)
    delta = (f-y_train).sum(axis=1, keepdims=True)
    back = delta*params[:4]*h*(1-h)
    return np.concatenate([(delta*h).sum(0), [delta.sum()], (back.T @ X_train).ravel(), back.sum(0)])
