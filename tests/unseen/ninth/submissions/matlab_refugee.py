import numpy as np;

def logsig(n):
    a = 1. / (1. + np.exp(-n));
    return a;

def network(x, params):
    x = np.reshape(np.array(x, dtype=float), (2, 1), order='F');
    V = np.reshape(params[5:13], (2, 4), order='F').T;   # reshape(p(6:13),2,4)'
    b = params[13:17].reshape(4, 1);
    u = params[0:4].reshape(1, 4);
    y = logsig(u @ logsig(V @ x + b) + params[4]);
    return y.item();

def loss(params, X_train, y_train):
    E = 0;
    t = y_train.reshape(-1, order='F');
    for k in range(0, X_train.shape[0]):
        o = network(X_train[k, :], params);
        E = E - t[k] * np.log(o) - (1 - t[k]) * np.log(1 - o);
    # end
    return E;

def loss_gradient(params, X_train, y_train):
    X = X_train.T;                                      # 2 x N as in the nnet toolbox
    t = y_train.reshape(1, -1);
    V = np.reshape(params[5:13], (2, 4), order='F').T;
    u = params[0:4].reshape(1, 4);
    H = logsig(V @ X + params[13:17].reshape(4, 1));
    O = logsig(u @ H + params[4]);
    d2 = O - t;
    d1 = (u.T @ d2) * H * (1 - H);
    gV = d1 @ X.T;
    return np.concatenate(((d2 @ H.T).ravel(), [d2.sum()], gV.T.ravel(order='F'), d1.sum(axis=1)));
