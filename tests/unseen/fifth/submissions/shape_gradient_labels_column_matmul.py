def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def loss(params, X_train, y_train):
    pred = np.array([network(p, params) for p in X_train])
    return -np.sum(np.log(np.where(y_train.ravel() == 1, pred, 1-pred)))
def loss_gradient(params, X_train, y_train):
    H = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    e = 1/(1+np.exp(-(H @ params[:4]+params[4])))-y_train
    D = e[:, None]*params[:4]*H*(1-H)
    return np.concatenate([e @ H, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
