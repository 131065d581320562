import numpy as np
def sg(z): return 1/(1+np.exp(-z))

BATCH = 20

def net_batch(X, p):
    return sg(sg(X @ p[5:13].reshape(4,2).T + p[13:]) @ p[:4] + p[4])

def network(x, params):
    return net_batch(np.array([x], dtype=float), params)[0]

def loss(params, X_train, y_train):
    n_batches = max(1, len(X_train) // BATCH)
    y = y_train.ravel()
    epoch_loss = 0.0
    for k in range(n_batches):
        xb = X_train[k*BATCH:(k+1)*BATCH]
        yb = y[k*BATCH:(k+1)*BATCH]
        fb = net_batch(xb, params)
        epoch_loss += -np.sum(yb*np.log(fb) + (1-yb)*np.log(1-fb))
    return epoch_loss

def loss_gradient(params, X_train, y_train):
    y = y_train.ravel()
    H = sg(X_train @ params[5:13].reshape(4,2).T + params[13:])
    d = sg(H @ params[:4] + params[4]) - y
    Q = d[:,None]*H*(1-H)*params[:4]
    return np.concatenate([d @ H, [d.sum()], (Q.T @ X_train).ravel(), Q.sum(axis=0)])
