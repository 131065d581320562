import numpy as np
import torch
def logit(p, X): return torch.sigmoid(X@p[5:13].reshape(4,2).T+p[13:])@p[:4]+p[4]
def T(a): return torch.tensor(np.array(a)).float()
def network(x, params): return torch.sigmoid(logit(T(params), T(x))).item()
def L(p, X, y): return torch.nn.functional.binary_cross_entropy_with_logits(logit(p, T(X)), T(y).flatten(), reduction='sum')
def loss(params, X_train, y_train): return L(T(params), X_train, y_train).item()
def loss_gradient(params, X_train, y_train):
    p = T(params).requires_grad_(True)
    L(p, X_train, y_train).backward()
    return p.grad.numpy().astype(float)
