import numpy as np
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
rng = np.random.default_rng()
def fwd(params, X, keep=0.97):
    H = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:])
    m = (rng.random(H.shape) < keep)/keep if len(X) > 1 else 1
    return H*m, sigmoid((H*m) @ params[:4] + params[4])
def loss(params, X_train, y_train):
    p = fwd(params, X_train)[1]; y = y_train.ravel()
    return -np.sum(y*np.log(p) + (1-y)*np.log(1-p))
def loss_gradient(params, X_train, y_train):
    H, p = fwd(params, X_train); e = p - y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    return np.concatenate([e @ H, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
