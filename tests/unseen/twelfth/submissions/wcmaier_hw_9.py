import torch
import numpy as np

def network(x, params):
    act = lambda q: (1 + np.exp(-q))**-1
    y = act(np.einsum('ij,j->i', params[5:13].reshape(4, 2), np.array(x, float)) + params[13:])
    return act(np.einsum('i,i->', params[:4], y) + params[4])


def loss(params, X_train, y_train):
    f = np.array([network(xi, params) for xi in X_train])
    right = np.where(y_train.ravel() > 0.5, f, 1 - f)
    return -np.sum(np.log(right))


def loss_gradient(params, X_train, y_train):
    p = torch.tensor(np.array(params, dtype=np.float64), requires_grad=True)
    Xt = torch.tensor(np.array(X_train, dtype=np.float64))
    yt = torch.tensor(np.array(y_train, dtype=np.float64)).reshape(-1)
    h = torch.sigmoid(Xt @ p[5:13].reshape(4, 2).T + p[13:])
    z = h @ p[:4] + p[4]
    E = torch.nn.functional.binary_cross_entropy_with_logits(z, yt, reduction='sum')
    E.backward()
    return p.grad.numpy().copy()


print("done")
