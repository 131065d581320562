import numpy as np
def softmax(l):
    e = np.exp(l - l.max())
    return e / e.sum()
def network(x, params):
    h = [softmax(np.array([0., params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]]))[1] for i in range(4)]
    return softmax(np.array([0., np.dot(params[:4], h) + params[4]]))[1]
def loss(params, X_train, y_train):
    yy = y_train.ravel()
    f = [network(X_train[i], params) for i in range(len(yy))]
    return -sum([np.log(f[i]) if yy[i] == 1 else np.log(1 - f[i]) for i in range(len(yy))])
def loss_gradient(params, X_train, y_train):
    W1 = params[5:13].reshape(4, 2)
    A1 = 1/(1 + np.exp(-(np.dot(W1, X_train.T) + params[13:17].reshape(4, 1))))   # (4, N)
    A2 = 1/(1 + np.exp(-(np.dot(params[:4], A1) + params[4])))                     # (N,)
    dZ2 = A2 - np.ravel(y_train)
    dZ1 = params[:4].reshape(4, 1) * dZ2 * A1 * (1 - A1)
    dW1 = np.dot(dZ1, X_train)
    return np.hstack((np.dot(A1, dZ2), np.sum(dZ2), dW1.ravel(), np.sum(dZ1, axis=1)))
