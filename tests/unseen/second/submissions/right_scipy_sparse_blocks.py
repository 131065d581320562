import numpy as np
from scipy import sparse
from scipy.special import expit, log_expit
def network(x, params):
    return expit(params[4] + params[:4] @ expit(params[13:] + params[5:13].reshape(4, 2) @ x))
def loss(params, X_train, y_train):
    z = params[4] + expit(params[13:] + X_train @ params[5:13].reshape(4, 2).T) @ params[:4]
    return -log_expit(np.where(y_train.ravel() > 0, z, -z)).sum()
def loss_gradient(params, X_train, y_train):
    N = X_train.shape[0]
    H = expit(params[13:] + X_train @ params[5:13].reshape(4, 2).T)
    S = sparse.block_diag([np.atleast_2d(params[:4]*h*(1-h)) for h in H])              # N x 4N
    K = sparse.vstack([sparse.hstack([sparse.kron(sparse.identity(4), x[None, :]), sparse.identity(4)]) for x in X_train])  # 4N x 12
    J = np.hstack([H, np.ones((N, 1)), (S @ K).toarray()])
    return J.T @ (expit(params[4] + H @ params[:4]) - y_train.ravel())
