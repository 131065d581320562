import numpy as np
sg = lambda t: 1/(1+np.exp(-t))
def network(params, x):
    return sg(params[:4]@sg(params[5:13].reshape(4,2)@x+params[13:])+params[4])
def loss(params, X_train, y_train):
    return -np.sum([np.log(network(params, x)) if t == 1 else np.log(1-network(params, x)) for x, t in zip(X_train, y_train)])
def loss_gradient(params, X_train, y_train):
    H = sg(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = np.array([network(params, x) for x in X_train])-y_train.ravel()
    K = np.einsum('n,i,ni->ni', d, params[:4], H*(1-H))
    return np.concatenate([H.T@d,[d.sum()],np.einsum('ni,nj->ij', K, X_train).ravel(),K.sum(0)])
