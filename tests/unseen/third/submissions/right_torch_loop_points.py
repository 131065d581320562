import torch, numpy as np
torch.set_default_dtype(torch.double)
def net_t(x, p):
    s = p[4]
    for i in range(4):
        s = s + p[i]*torch.sigmoid(p[5+2*i]*float(x[0]) + p[6+2*i]*float(x[1]) + p[13+i])
    return torch.sigmoid(s)
def network(x, params):
    with torch.no_grad():
        return float(net_t(x, torch.as_tensor(params)))
def loss(params, X_train, y_train):
    p = torch.as_tensor(params); L = 0.
    with torch.no_grad():
        for x, t in zip(X_train, np.ravel(y_train)):
            q = net_t(x, p)
            L += float(-torch.log(q) if t > 0.5 else -torch.log(1-q))
    return L
def loss_gradient(params, X_train, y_train):
    p = torch.tensor(params, requires_grad=True)
    for x, t in zip(X_train, np.ravel(y_train)):
        q = net_t(x, p)
        (-torch.log(q) if t > 0.5 else -torch.log(1-q)).backward()
    return p.grad.numpy().copy()
