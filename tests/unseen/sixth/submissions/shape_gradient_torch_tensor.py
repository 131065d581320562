import numpy as np, torch
sgm = torch.sigmoid

def network(x, params):
    p = torch.as_tensor(params)
    return sgm(p[:4] @ sgm(p[5:13].reshape(4, 2) @ torch.tensor([float(c) for c in x], dtype=torch.double)+p[13:])+p[4]).item()

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) if t == 1 else np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    p, X, y = torch.tensor(params), torch.tensor(X_train, dtype=torch.double), torch.tensor(y_train).flatten()
    H = sgm(X @ p[5:13].reshape(4, 2).T+p[13:])
    d = sgm(H @ p[:4]+p[4])-y
    K = d[:, None]*p[:4]*H*(1-H)
    return torch.cat([d @ H, d.sum()[None], (K.T @ X).reshape(-1), K.sum(0)])
