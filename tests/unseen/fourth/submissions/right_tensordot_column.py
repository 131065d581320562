from scipy.special import expit, log_expit
def cols(X): return np.asarray(X, float).reshape(-1, 2).T
def Zf(params, C):
    H = expit(np.tensordot(params[5:13].reshape(4, 2), C, axes=1) + params[13:, None])
    return H, np.tensordot(params[:4], H, axes=(0, 0)) + params[4]
def network(x, params): return expit(Zf(params, cols(x))[1])[0]
def loss(params, X_train, y_train):
    z = Zf(params, cols(X_train))[1]; t = np.ravel(y_train)
    return -(t*log_expit(z) + (1-t)*log_expit(-z)).sum()
def loss_gradient(params, X_train, y_train):
    C = cols(X_train)
    H, z = Zf(params, C)
    d = expit(z) - np.ravel(y_train)
    B = params[:4, None]*H*(1-H)*d
    return np.concatenate([H @ d, [np.sum(d)], (B @ C.T).flatten(), B.sum(1)])
