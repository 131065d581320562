import numpy as np

def network(x, params):
    """Network output at (x1,x2)."""
    x1, x2 = x
    # see lecture notes
    net_in = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    s = 1.0/(1.0 + np.exp(-net_in))
    out = np.sum(params[:4]*s) + params[4]
    return 1.0/(1.0 + np.exp(-out))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    s = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    net_in = s @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, net_in) - t*net_in)

def loss_gradient(params, X_train, y_train):
    N = X_train.shape[0]
    J = np.ones((N, 17))
    H = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))
    J[:, :4] = H
    S = params[:4]*H*(1-H)
    J[:, 5::2][:, :4] = S*X_train[:, :1]
    J[:, 6:13:2] = S*X_train[:, 1:]
    J[:, 13:] = S
    r = np.array([network(x, params) for x in X_train]) - np.ravel(y_train)
    return J.T@r
