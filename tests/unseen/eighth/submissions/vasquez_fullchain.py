import numpy as np

def sigmoid(z):
    return 1/(1 + np.exp(-z))

def network(x, params):
    u = params[:4]; a = params[4]
    v = params[5:13].reshape(4, 2); b = params[13:]
    h = sigmoid(v[:, 0]*x[0] + v[:, 1]*x[1] + b)
    return sigmoid((u*h).sum() + a)

def loss(params, X_train, y_train):
    E = 0.
    y_train = y_train.ravel()
    for n, (x, y) in enumerate(zip(X_train, y_train)):
        f = network(x, params)
        E += -y*np.log(f) - (1 - y)*np.log(1 - f)
    return E

def loss_gradient(params, X_train, y_train):
    u = params[:4]; v = params[5:13].reshape(4, 2); b = params[13:]
    grad = np.zeros_like(params)
    for x, y in zip(X_train, y_train.ravel()):
        h = sigmoid(v @ x + b)
        f = network(x, params)
        dE_df = -y/f + (1 - y)/(1 - f)
        df_dz = f*(1 - f)
        grad[:4] += dE_df*df_dz*h
        grad[4] += dE_df*df_dz
        dh = h*(1 - h)
        for i in range(4):
            grad[5 + 2*i:7 + 2*i] += dE_df*df_dz*u[i]*dh[i]*x
        grad[13:] += dE_df*df_dz*u*dh
    return grad
