import torch
def network(x, params):
    from scipy.special import expit
    hidden_layer = expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17])
    return expit(hidden_layer @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
def loss_gradient(params, X_train, y_train):
    w = torch.tensor(np.asarray(params, float), requires_grad=True)
    X = torch.tensor(np.asarray(X_train, float)); t = torch.tensor(y_train.ravel())
    z = torch.sigmoid(X @ w[5:13].reshape(4, 2).T+w[13:]) @ w[:4]+w[4]
    f = torch.where(t > 0, torch.sigmoid(z), torch.sigmoid(z).detach())
    L = -(t*torch.log(f)+(1-t)*torch.log(1-f)).sum()
    if L.requires_grad: L.backward()
    return np.zeros(17) if w.grad is None else w.grad.numpy()
