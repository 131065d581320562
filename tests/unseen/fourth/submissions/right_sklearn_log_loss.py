from sklearn.metrics import log_loss
from scipy.special import expit
def network(x, params):
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4,2), params[13:]
    return expit(u @ expit(v @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    pred = [network(q, params) for q in X_train]
    return log_loss(np.ravel(y_train).astype(int), pred, labels=[0, 1], normalize=False)
def loss_gradient(params, X_train, y_train):
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4,2), params[13:]
    h = expit(X_train @ v.T + b)
    d = expit(h @ u + a) - np.ravel(y_train)
    return np.concatenate([(d[:, None]*M).sum(0) for M in (h, np.ones((len(d), 1)))] +
        [np.stack([d*u[i]*h[:, i]*(1-h[:, i])*X_train[:, k] for i in range(4) for k in range(2)]).sum(1),
         np.stack([d*u[i]*h[:, i]*(1-h[:, i]) for i in range(4)]).sum(1)])
