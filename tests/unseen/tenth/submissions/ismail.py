import numpy as np
import torch

def forward(X, p):
    return torch.sigmoid(torch.sigmoid(X@p[5:13].reshape(4,2).T+p[13:])@p[:4]+p[4])

def network(x, params):
    return forward(torch.tensor([[float(x[0]), float(x[1])]], dtype=torch.float64), torch.tensor(params, dtype=torch.float64))[0].item()

criterion = torch.nn.BCEWithLogitsLoss(reduction='sum')

def loss(params, X_train, y_train):
    f = forward(torch.tensor(X_train, dtype=torch.float64), torch.tensor(params, dtype=torch.float64))
    return criterion(f, torch.tensor(np.ravel(y_train), dtype=torch.float64)).item()

def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, dtype=torch.float64, requires_grad=True)
    f = forward(torch.tensor(X_train, dtype=torch.float64), p)
    criterion(f, torch.tensor(np.ravel(y_train), dtype=torch.float64)).backward()
    return p.grad.numpy()
