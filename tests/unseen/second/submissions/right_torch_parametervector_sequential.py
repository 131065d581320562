import numpy as np, torch
from torch.nn.utils import vector_to_parameters, parameters_to_vector
torch.set_num_threads(1)
PERM = np.r_[5:13, 13:17, 0:4, 4]        # order of nn.Sequential: W1, b1, W2, b2
def model(params):
    m = torch.nn.Sequential(torch.nn.Linear(2, 4), torch.nn.Sigmoid(), torch.nn.Linear(4, 1), torch.nn.LogSigmoid()).double()
    vector_to_parameters(torch.tensor(np.asarray(params, float)[PERM]), m.parameters())
    return m
def network(x, params):
    return float(torch.exp(model(params)(torch.tensor(np.array(x, dtype=float))))[0])
def nll(m, X, y):
    t = torch.tensor(np.array(y, float)).view(-1)
    lp = m(torch.tensor(np.array(X, float)))[:, 0]
    z = m[:3](torch.tensor(np.array(X, float)))[:, 0]
    return -(t*lp + (1-t)*(lp - z)).sum()    # log(1-p) = log p - z
def loss(params, X_train, y_train):
    return nll(model(params), X_train, y_train).item()
def loss_gradient(params, X_train, y_train):
    m = model(params)
    nll(m, X_train, y_train).backward()
    g = np.empty(17)
    g[PERM] = torch.cat([p.grad.reshape(-1) for p in m.parameters()]).numpy()
    return g
