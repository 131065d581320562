def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))) for i in range(4)]
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    X = X_train if X_train.shape[0] != 2 else X_train.T
    f = lambda t: 1/(1+np.exp(-t))
    H = f(np.dot(X, params[5:13].reshape(4, 2).T)+params[13:])
    e = f(np.dot(H, params[:4])+params[4])-y_train.flatten()
    D = np.outer(e, params[:4])*H*(1-H)
    return np.hstack([H.T.dot(e), e.sum(), D.T.dot(X).flatten(), D.sum(axis=0)])
