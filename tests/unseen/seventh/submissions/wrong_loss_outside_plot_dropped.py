import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def clean(X, y):
    ok = np.all(np.abs(X) < 4, axis=1)     # circles live in [-4, 4]
    return X[ok], np.ravel(y)[ok]

def forward(X, params):
    H = sigmoid(np.dot(X, params[5:13].reshape(4, 2).T) + params[13:])
    return H, sigmoid(np.dot(H, params[:4]) + params[4])

def network(x, params):
    return forward(np.array(x), params)[1]

def loss(params, X_train, y_train):
    X, y = clean(X_train, y_train)
    f = forward(X, params)[1]
    return np.sum(-y * np.log(f) - (1 - y) * np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    X, y = clean(X_train, y_train)
    H, f = forward(X, params)
    d = f - y
    dH = d[:, None] * params[:4] * H * (1 - H)
    return np.concatenate([np.dot(d, H), [np.sum(d)], np.dot(dH.T, X).ravel(), np.sum(dH, axis=0)])
