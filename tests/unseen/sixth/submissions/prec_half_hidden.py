import numpy as np
def sigmoid(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    z = [np.dot(params[5+2*k:7+2*k], x)+params[13+k] for k in range(4)]
    return sigmoid(np.inner(params[:4], sigmoid(np.array(z)))+params[4])

def loss(params, X_train, y_train):
    value = 0
    for n in range(len(X_train)):
        f_n = network(X_train[n, :], params)
        value = value-np.log(f_n if np.ravel(y_train)[n] else 1-f_n)
    return value

def loss_gradient(params, X_train, y_train):
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T+params[13:]).astype(np.float16)
    d = sigmoid(H.astype(float) @ params[:4]+params[4])-y_train.ravel()
    K = d[:, None]*params[:4]*(H*(1-H))
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
