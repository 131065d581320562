import numpy as np, torch
from torch.autograd.functional import jacobian
X64 = lambda X: torch.from_numpy(np.array(X, dtype=np.float64))
def z(X, q): return torch.addmv(q[4].expand(len(X)), torch.sigmoid(torch.addmm(q[13:], X, q[5:13].view(4, 2).t())), q[:4])
def network(x, params): return torch.sigmoid(z(X64([x]), X64(params)))[0].item()
def loss(params, X_train, y_train):
    return -torch.distributions.Bernoulli(logits=z(X64(X_train), X64(params))).log_prob(X64(y_train).flatten()).sum().item()
def loss_gradient(params, X_train, y_train):
    q, X = X64(params), X64(X_train)
    J = jacobian(lambda w: z(X, w), q)
    return ((torch.sigmoid(z(X, q)) - X64(y_train).flatten()) @ J).numpy()
