import numpy as np
def g(z):
    """Sigmoid as in Andrew Ng's course"""
    return 1.0/(1.0+np.exp(-z))

def thetas(params):
    Theta1 = np.c_[params[13:17], params[5:13].reshape(4, 2)]   # 4x3, bias first
    Theta2 = np.r_[params[4], params[0:4]][None, :]             # 1x5
    return Theta1, Theta2

def forward(X, params):
    Theta1, Theta2 = thetas(params)
    A1 = np.c_[np.ones(len(X)), X]
    A2 = np.c_[np.ones(len(X)), g(A1 @ Theta1.T)]
    return A1, A2, g(A2 @ Theta2.T)

def network(x, params):
    return forward(np.array([x], dtype=float), params)[2][0, 0]

def loss(params, X_train, y_train):
    A3 = forward(X_train, params)[2].ravel()
    yy = y_train.ravel()
    return -(yy @ np.log(A3) + (1 - yy) @ np.log(1 - A3))

def loss_gradient(params, X_train, y_train):
    Theta1, Theta2 = thetas(params)
    A1, A2, A3 = forward(X_train, params)
    d3 = A3 - y_train.reshape(A3.shape)
    d2 = (d3 @ Theta2)*A2*(1 - A2)
    D2 = d3.T @ A2
    D1 = d2[:, 1:].T @ A1
    return np.concatenate([D2[0, 1:], D2[0, :1], D1[:, 1:].ravel(), D1[:, 0]])
