import torch
from torch.func import jacfwd
def point_losses(w, X, t):
    z = torch.sigmoid(X @ w[5:13].reshape(4, 2).T + w[13:]) @ w[:4] + w[4]
    return -torch.nn.functional.logsigmoid(torch.where(t == 1, z, -z))
def A(v): return torch.tensor(np.array(v), dtype=torch.double)
def network(x, params):
    w = A(params)
    return torch.sigmoid(torch.sigmoid(w[5:13].reshape(4, 2) @ A(x) + w[13:]) @ w[:4] + w[4]).numpy().item()
def loss(params, X_train, y_train): return point_losses(A(params), A(X_train), A(y_train).flatten()).sum().item()
def loss_gradient(params, X_train, y_train):
    return jacfwd(point_losses)(A(params), A(X_train), A(y_train).flatten()).sum(dim=0).numpy()
