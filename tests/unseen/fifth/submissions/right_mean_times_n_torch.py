import torch
crit = torch.nn.BCELoss()
def forward(x, p):
    u, a, v, b = torch.split(p, [4, 1, 8, 4])
    return torch.sigmoid(torch.sigmoid(x.matmul(v.view(4, 2).t())+b).matmul(u)+a)
def tt(q): return torch.tensor(np.asarray(q), dtype=torch.float64)
def network(x, params): return forward(tt(x), tt(params)).item()
def loss(params, X_train, y_train):
    return (len(X_train)*crit(forward(tt(X_train), tt(params)), tt(y_train).reshape(-1))).item()
def loss_gradient(params, X_train, y_train):
    p = tt(params).requires_grad_()
    (len(X_train)*crit(forward(tt(X_train), p), tt(y_train).reshape(-1))).backward()
    return p.grad.detach().numpy()
