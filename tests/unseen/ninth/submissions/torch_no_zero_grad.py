import numpy as np, torch
theta = torch.zeros(17, dtype=torch.float64, requires_grad=True)
def z_of(P, X):
    return torch.sigmoid(X @ P[5:13].reshape(4,2).T + P[13:]) @ P[:4] + P[4]
def set_theta(params):
    with torch.no_grad():
        theta.copy_(torch.as_tensor(params))
def network(x, params):
    set_theta(params)
    return torch.sigmoid(z_of(theta, torch.tensor([[float(x[0]), float(x[1])]], dtype=torch.float64))).item()
def _L(X, y):
    z = z_of(theta, torch.as_tensor(X, dtype=torch.float64))
    return torch.nn.functional.binary_cross_entropy_with_logits(z, torch.as_tensor(np.ravel(y), dtype=torch.float64), reduction='sum')
def loss(params, X_train, y_train):
    set_theta(params)
    return _L(X_train, y_train).item()
def loss_gradient(params, X_train, y_train):
    set_theta(params)
    _L(X_train, y_train).backward()
    return theta.grad.numpy().copy()
