import numpy as np

def sigmoid(t): return 1/(1+np.exp(-t))

def network(x, params):
    x = np.asarray(x)
    h = np.empty(4, dtype=x.dtype)
    for i in range(4):
        h[i] = sigmoid(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return sigmoid(np.dot(params[:4], h)+params[4])

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) if t == 1 else np.log(1-network(x, params)) for x, t in zip(X_train.astype(float), y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    X_train = X_train.astype(float)
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    d = np.array([network(x, params) for x in X_train]) - y_train.ravel()
    B = (d*params[:4, None]).T*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (B.T @ X_train).ravel(), B.sum(0)])
