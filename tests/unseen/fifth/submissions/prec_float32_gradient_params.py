def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))) for i in range(4)]
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    p = params.astype(np.float32); X = X_train.astype(np.float32); one = np.float32(1)
    H = one/(one+np.exp(-(X @ p[5:13].reshape(4, 2).T+p[13:]))); e = one/(one+np.exp(-(H @ p[:4]+p[4])))-y_train.ravel().astype(np.float32)
    D = e[:, None]*p[:4]*H*(one-H)
    return np.concatenate([e @ H, [e.sum()], (D.T @ X).ravel(), D.sum(0)])
