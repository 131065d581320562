import numpy as np, torch
T = lambda q: torch.tensor(np.array(q, dtype=np.float32))

def logit(p, X):
    return torch.sigmoid(X @ p[5:13].reshape(4, 2).T+p[13:]) @ p[:4]+p[4]

def network(x, params):
    return torch.sigmoid(logit(T(params), T(x))).item()

def loss(params, X_train, y_train):
    return torch.nn.functional.binary_cross_entropy_with_logits(logit(T(params), T(X_train)), T(y_train).flatten(), reduction='sum').item()

def loss_gradient(params, X_train, y_train):
    p = T(params).requires_grad_()
    torch.nn.functional.binary_cross_entropy_with_logits(logit(p, T(X_train)), T(y_train).flatten(), reduction='sum').backward()
    return p.grad.numpy().astype(np.float64)
