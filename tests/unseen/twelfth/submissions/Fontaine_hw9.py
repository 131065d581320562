import torch
import numpy as np

def network(x, params):
    p = torch.tensor(np.asarray(params, dtype=np.float64))
    xt = torch.tensor([float(x[0]), float(x[1])], dtype=torch.float64)
    h = torch.sigmoid(p[5:13].view(4, 2) @ xt + p[13:])
    return torch.sigmoid(p[:4] @ h + p[4]).item()


def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        E -= t * np.log(f) + (1 - t) * np.log(1 - f)
    return E


velocity = np.zeros(17)

def loss_gradient(params, X_train, y_train):
    u = params[:4]
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ u + params[4])))
    d = f - y_train.ravel()
    D = d[:, None] * u * H * (1 - H)
    global velocity
    velocity = 0.9*velocity + np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
    return velocity.copy()
