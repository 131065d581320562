from scipy.special import softmax, log_softmax
def zz(params, X):
    X = np.atleast_2d(X)
    return np.stack([np.zeros(len(X)), params[4] + softmax(np.stack([np.zeros((len(X), 4)), X @ params[5:13].reshape(4,2).T + params[13:]], -1), -1)[..., 1] @ params[:4]], 1)
def network(x, params): return softmax(zz(params, x), axis=1)[0, 1]
def loss(params, X_train, y_train):
    onehot = np.eye(2)[np.ravel(y_train).astype(int)]
    return -(onehot*log_softmax(zz(params, X_train), axis=1)).sum()
def loss_gradient(params, X_train, y_train):
    onehot = np.eye(2)[np.ravel(y_train).astype(int)]
    delta = (softmax(zz(params, X_train), axis=1)-onehot)[:, 1]
    h = softmax(np.stack([np.zeros((len(X_train), 4)), X_train @ params[5:13].reshape(4,2).T + params[13:]], -1), -1)
    s = np.prod(h, -1)*params[:4]*delta[:, None]
    return np.concatenate([delta @ h[..., 1], [delta.sum()], (s.T @ X_train).ravel(), s.sum(0)])
