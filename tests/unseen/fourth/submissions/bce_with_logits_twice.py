import torch
def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def _E(w, X, y):
    h = torch.sigmoid(torch.tensor(X) @ w[5:13].reshape(4, 2).T + w[13:])
    f = torch.sigmoid(h @ w[:4] + w[4])
    return torch.nn.functional.binary_cross_entropy_with_logits(f, torch.tensor(np.ravel(y)).double(), reduction='sum')
def loss(params, X_train, y_train):
    return _E(torch.tensor(params), np.asarray(X_train, float), y_train).item()
def loss_gradient(params, X_train, y_train):
    w = torch.tensor(params, requires_grad=True)
    _E(w, np.asarray(X_train, float), y_train).backward()
    return w.grad.numpy()
