import torch, numpy as np

def tnet(x, p):
    z = p[4]
    for j in range(4):
        z = z + p[j]*torch.sigmoid(p[5+2*j]*x[0]+p[6+2*j]*x[1]+p[13+j])
    return torch.sigmoid(z)

def network(x, params):
    return tnet([float(c) for c in x], torch.as_tensor(np.array(params, dtype='float64'))).item()

def tloss(p, X, y):
    X = torch.as_tensor(np.array(X, dtype='float64')).T
    f = tnet(X, p)
    t = torch.as_tensor(np.array(y, dtype='float64').reshape(-1))
    return -(torch.where(t == 1, torch.log(f), torch.log(1-f))).sum()

def loss(params, X_train, y_train):
    return tloss(torch.as_tensor(np.array(params)), X_train, y_train).item()

def loss_gradient(params, X_train, y_train):
    p = torch.as_tensor(np.array(params)).requires_grad_()
    return torch.autograd.grad(tloss(p, X_train, y_train), p)[0].numpy()
