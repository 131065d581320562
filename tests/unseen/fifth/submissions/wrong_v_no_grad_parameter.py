import torch, torch.nn as nn
def _unpack_for_net(p):
    return p[:4], p[4], p[5:13].reshape(4, 2), p[13:17]
def network(x, params):
    U, A, V, B = _unpack_for_net(params)
    out = A
    for i in range(4):
        out = out + U[i]/(1+np.exp(-(V[i, 0]*x[0]+V[i, 1]*x[1]+B[i])))
    return 1/(1+np.exp(-out))
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
class Net(nn.Module):
    def __init__(self, p):
        super().__init__()
        p = torch.tensor(p, dtype=torch.float64)
        self.u = nn.Parameter(p[:4].clone()); self.a = nn.Parameter(p[4:5].clone())
        self.register_buffer('V', p[5:13].reshape(4, 2).clone()); self.register_buffer('b', p[13:].clone())
    def forward(self, X): return torch.sigmoid(torch.sigmoid(X @ self.V.T+self.b) @ self.u+self.a)
def loss_gradient(params, X_train, y_train):
    net = Net(params)
    L = nn.functional.binary_cross_entropy(net(torch.tensor(X_train)), torch.tensor(y_train.ravel()), reduction='sum')
    L.backward()
    g = np.zeros(17); g[:4] = net.u.grad.numpy(); g[4] = net.a.grad.item()
    return g
