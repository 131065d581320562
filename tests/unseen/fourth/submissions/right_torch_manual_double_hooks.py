import torch
def leaves(params):
    p = torch.from_numpy(np.asarray(params, dtype=np.float64).copy())
    return [q.clone().requires_grad_(True) for q in (p[:4], p[4], p[5:13].reshape(4, 2), p[13:])]
def run(ls, X):
    u, a, V, b = ls
    return torch.addmv(a.expand(X.shape[0]), torch.sigmoid(torch.addmm(b.expand(X.shape[0], 4), X, V.T)), u)
def network(x, params):
    return torch.sigmoid(run(leaves(params), torch.tensor([[float(x[0]), float(x[1])]], dtype=torch.float64))).detach().numpy()[0]
def E(ls, X_train, y_train):
    t = torch.tensor(np.ravel(y_train), dtype=torch.float64)
    f = torch.sigmoid(run(ls, torch.tensor(X_train, dtype=torch.float64)))
    return torch.nn.functional.binary_cross_entropy(f, t, reduction='none').sum()
def loss(params, X_train, y_train): return float(E(leaves(params), X_train, y_train))
def loss_gradient(params, X_train, y_train):
    ls = leaves(params)
    gs = torch.autograd.grad(torch.nn.functional.binary_cross_entropy_with_logits(run(ls, torch.tensor(X_train, dtype=torch.float64)),
        torch.tensor(np.ravel(y_train), dtype=torch.float64), reduction='sum'), ls)
    return np.concatenate([q.numpy().reshape(-1) for q in gs])
