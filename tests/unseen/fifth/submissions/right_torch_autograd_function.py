import torch
class Logi(torch.autograd.Function):
    @staticmethod
    def forward(ctx, t):
        s = torch.exp(-torch.clamp(-t, min=0))/(1+torch.exp(-torch.abs(t)))
        ctx.save_for_backward(s)
        return s
    @staticmethod
    def backward(ctx, g):
        s, = ctx.saved_tensors
        return g*s*(1-s)
def t64(v): return torch.as_tensor(np.array(v, dtype=np.float64))
def run(w, X):
    return Logi.apply(Logi.apply(X @ w[5:13].view(4, 2).t()+w[13:]) @ w[:4]+w[4])
def network(x, params):
    return run(t64(params), t64(x).view(1, 2)).item()
def L(w, X, t):
    f = run(w, X)
    return -(t*f.log()+(1-t)*(1-f).log()).sum()
def loss(params, X_train, y_train):
    return L(t64(params), t64(X_train), t64(y_train).flatten()).item()
def loss_gradient(params, X_train, y_train):
    w = t64(params).requires_grad_(True)
    L(w, t64(X_train), t64(y_train).flatten()).backward()
    return w.grad.numpy().copy()
