import numpy as np

def sig(t): return np.where(t > 0, 1/(1+np.exp(-np.abs(t))), np.exp(-np.abs(t))/(1+np.exp(-np.abs(t))))

def logits(X, p): return sig(X @ p[5:13].reshape(4, 2).T+p[13:]) @ p[:4]+p[4]

def network(x, params): return float(sig(logits(np.array([x], float), params))[0])

def loss(params, X_train, y_train):
    z = logits(X_train, params)
    likelihood = np.prod(sig(np.where(y_train.ravel() == 1, z, -z)))
    return -np.log(likelihood)

def loss_gradient(params, X_train, y_train):
    h = sig(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = sig(logits(X_train, params))-y_train.ravel()
    k = d[:, None]*params[:4]*h*(1-h)
    return np.concatenate([h.T @ d, [d.sum()], (k.T @ X_train).ravel(), k.sum(0)])
