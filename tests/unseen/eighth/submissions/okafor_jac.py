import numpy as np

def sig(z): return 1/(1+np.exp(-z))
def dsig(z): return sig(z)*sig(-z)

def network(x, params):
    x = np.asarray(x, dtype=float)
    W = np.asarray(params[5:13]).reshape(4, 2)
    return sig(np.dot(params[:4], sig(W @ x + params[13:])) + params[4])

def loss(params, X_train, y_train):
    t = np.asarray(y_train).ravel()
    f = np.array([network(r, params) for r in X_train])
    return -np.sum(t*np.log(f)) - np.sum((1-t)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    W = np.asarray(params[5:13]).reshape(4, 2)
    u = np.asarray(params[:4])
    total = np.zeros(17)
    for x, t in zip(X_train, np.asarray(y_train).ravel()):
        z1 = W @ x + params[13:]
        dz2_dp = np.zeros(17)               # derivative of output logit wrt everything
        dz2_dp[:4] = sig(z1)
        dz2_dp[4] = 1
        dz2_dz1 = u @ np.diag(dsig(z1))     # (4,)
        dz1_dv = np.kron(np.eye(4), x)      # (4,8)
        dz2_dp[5:13] = dz2_dz1 @ dz1_dv
        dz2_dp[13:] = dz2_dz1 @ np.eye(4)
        total = total + (sig(u @ sig(z1) + params[4]) - t)*dz2_dp
    return total
