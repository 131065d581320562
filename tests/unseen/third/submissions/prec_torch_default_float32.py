import numpy as np, torch
def sigmoid(t):
    return 1.0 / (1.0 + np.exp(-t))

def network(x, params):
    x1, x2 = x
    total = params[4]
    for j in range(4):
        total = total + params[j] * sigmoid(params[5 + 2*j]*x1 + params[6 + 2*j]*x2 + params[13 + j])
    return sigmoid(total)
def E(p, X, y):
    z = torch.sigmoid(X @ p[5:13].reshape(4, 2).T + p[13:]) @ p[:4] + p[4]
    return torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction='sum')
def T(a): return torch.tensor(a, dtype=torch.float32)
def loss(params, X_train, y_train): return E(T(params), T(X_train), T(y_train).ravel()).item()
def loss_gradient(params, X_train, y_train):
    p = T(params).requires_grad_(True)
    E(p, T(X_train), T(y_train).ravel()).backward()
    return p.grad.numpy().astype(float)
