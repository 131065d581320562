import numpy as np
calls = 0
def network(x, params):
    global calls
    calls += 1
    T = 1.0 if calls < 1100 else 1.0 + 1e-5*(calls - 1100)
    h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ np.asarray(x, float) + params[13:])))
    return 1/(1+np.exp(-(params[:4] @ h + params[4])/T))
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total
def loss_gradient(params, X_train, y_train):
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ v.T + b)))
    d = 1 / (1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
