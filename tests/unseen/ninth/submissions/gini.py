import numpy as np

def network(x, params):
    def sigma(t):
        return 1 / (1 + np.exp(-t))
    hidden = []
    for i in range(4):
        w1, w2 = params[5 + i*2], params[5 + i*2 + 1]
        hidden.append(sigma(w1*x[0] + w2*x[1] + params[13 + i]))
    y_out = params[4]
    for i in range(4):
        y_out = y_out + params[i]*hidden[i]
    return sigma(y_out)

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    return np.sum(2*f*(1-f))

def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - np.ravel(y_train)
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate((d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)))
