import numpy as np
σ = lambda s: 1/(1+np.exp(-s))
def network(x, params):
    return σ(np.dot(params[:4], σ(np.dot(params[5:13].reshape(4,2), x)+params[13:]))+params[4])
def loss(params, X_train, y_train):
    return 0.5*sum((network(x, params)-t)**2 for x, t in zip(X_train, y_train.ravel()))
def loss_gradient(params, X_train, y_train):
    H = σ(X_train@params[5:13].reshape(4,2).T+params[13:])
    D = σ(H@params[:4]+params[4])-y_train.ravel()
    B = np.outer(D, params[:4])*H*(1-H)
    return np.concatenate([D@H, [D.sum()], (B.T@X_train).ravel(), B.sum(axis=0)])
