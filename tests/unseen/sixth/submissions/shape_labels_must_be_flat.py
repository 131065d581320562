import numpy as np
sgm = lambda s: np.reciprocal(1+np.exp(-s))

def network(x, params):
    z = [np.dot(params[5+2*k:7+2*k], x)+params[13+k] for k in range(4)]
    return sgm(np.inner(params[:4], sgm(np.array(z)))+params[4])

def loss(params, X_train, y_train):
    assert X_train.shape[1] == 2 and y_train.shape == (len(X_train),), 'bad shapes'
    f = np.array([network(x, params) for x in X_train])
    return -np.log(np.where(y_train == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train):
    H = sgm(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = sgm(H @ params[:4]+params[4])-np.array([float(np.squeeze(t)) for t in y_train])
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
