import numpy as np

IDX = np.array([[13, 5, 6], [14, 7, 8], [15, 9, 10], [16, 11, 12]])   # bias, v_i1, v_i2
OUT = np.array([4, 0, 1, 2, 3])                                     # a, u1..u4

def g(z): return 1/(1+np.exp(-z))

def layers(params, X):
    X1 = np.column_stack([np.ones(len(X)), X])
    H1 = np.column_stack([np.ones(len(X)), g(X1 @ params[IDX].T)])
    return X1, H1, H1 @ params[OUT]

def network(x, params):
    return g(layers(params, np.atleast_2d(x))[2])[0]

def loss(params, X_train, y_train):
    f = g(layers(params, X_train)[2])
    y1 = np.reshape(y_train, f.shape)
    return -(np.log(f)[y1 == 1].sum() + np.log1p(-f)[y1 == 0].sum())

def loss_gradient(params, X_train, y_train):
    X1, H1, z = layers(params, X_train)
    e = g(z) - np.reshape(y_train, z.shape)
    out = np.zeros(17)
    out[OUT] = e @ H1
    H = H1[:, 1:]
    out[IDX] = (e[:, None] * params[:4] * H * (1 - H)).T @ X1
    return out
