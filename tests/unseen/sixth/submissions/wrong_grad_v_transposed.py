import numpy as np

def sigmoid(t): return 1/(1+np.exp(-t))

def network(x, params):
    W1 = params[5:13].reshape(4, 2).T
    return sigmoid(sigmoid(np.array(x) @ W1+params[13:]) @ params[:4]+params[4])

def loss(params, X_train, y_train):
    A = network(X_train, params)
    Y = y_train.ravel()
    return -np.sum(Y*np.log(A)+(1-Y)*np.log(1-A))

def loss_gradient(params, X_train, y_train):
    W1 = params[5:13].reshape(4, 2).T
    A1 = sigmoid(X_train @ W1+params[13:])
    dZ2 = network(X_train, params)-y_train.ravel()
    dZ1 = dZ2[:, np.newaxis]*params[:4]*A1*(1-A1)
    dW1 = X_train.T @ dZ1
    return np.hstack([A1.T @ dZ2, dZ2.sum(), dW1.ravel(), dZ1.sum(axis=0)])
