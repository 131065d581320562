import numpy as np, torch
class Sig(torch.autograd.Function):
    @staticmethod
    def forward(ctx, t):
        s = 1/(1+torch.exp(-t)); ctx.save_for_backward(s); return s
    @staticmethod
    def backward(ctx, g):
        s, = ctx.saved_tensors
        return g*s*(1-s)
def t64(a): return torch.tensor(np.asarray(a, dtype='float64'))
def net(p, X): return Sig.apply(Sig.apply(X @ p[5:13].reshape(4, 2).T + p[13:]) @ p[:4] + p[4])
def network(x, params): return net(t64(params), t64(x)[None, :]).item()
def E(p, X, y): q = net(p, X); return -(torch.log(q[y == 1]).sum() + torch.log(1-q[y == 0]).sum())
def loss(params, X_train, y_train): return E(t64(params), t64(X_train), t64(y_train).ravel()).item()
def loss_gradient(params, X_train, y_train):
    p = t64(params).requires_grad_()
    g, = torch.autograd.grad(E(p, t64(X_train), t64(y_train).ravel()), p)
    return g.numpy()
