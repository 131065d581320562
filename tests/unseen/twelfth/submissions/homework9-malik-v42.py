import torch
import numpy as np

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    p = torch.tensor(np.asarray(params, dtype=np.float64))
    xt = torch.tensor([float(x[0]), float(x[1])], dtype=torch.float64)
    h = torch.sigmoid(p[5:13].view(4, 2) @ xt + p[13:])
    return torch.sigmoid(p[:4] @ h + p[4]).item()


def loss(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> float:
    E = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        E -= t * np.log(f) + (1 - t) * np.log(1 - f)
    return E


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    N = X_train.shape[0]
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    J = np.empty((N, 17))
    J[:, :4] = H
    J[:, 4] = 1
    S = params[:4] * H * (1 - H)
    J[:, 5:13:2] = S * X_train[:, [0]]
    J[:, 6:13:2] = S * X_train[:, [1]]
    J[:, 13:] = S
    return J.T @ (f - y_train.ravel())
