import numpy as np

def sigmoid(t):
    return 1/(1+np.exp(-t))

def forward(X, params):
    z1 = X @ params[5:13].reshape(4, 2).T + params[13:]
    a1 = sigmoid(z1)
    z2 = a1 @ params[:4] + params[4]
    return a1, sigmoid(z2)

def network(x, params):
    return forward(np.array(x, ndmin=2), params)[1][0]

def loss(params, X_train, y_train):
    a2 = forward(X_train, params)[1]
    y = y_train.ravel()
    return -np.sum(y*np.log(a2) + (1-y)*np.log(1-a2))

def loss_gradient(params, X_train, y_train):
    a1, a2 = forward(X_train, params)
    d2 = a2 - y_train.ravel()
    dW2, db2 = a1.T @ d2, d2.sum()
    d1 = np.outer(d2, params[:4])*a1*(1-a1)
    dW1, db1 = d1.T @ X_train, d1.sum(axis=0)
    # [W1, b1, W2, b2] as in model.get_weights()
    return np.concatenate([dW1.ravel(), db1, dW2, [db2]])
