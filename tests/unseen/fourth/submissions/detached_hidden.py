import torch
def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = np.array([network(p, params) for p in X_train])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    w = torch.tensor(params, requires_grad=True)
    X = torch.tensor(np.asarray(X_train, dtype=float))
    with torch.no_grad():
        h = torch.sigmoid(X @ w[5:13].reshape(4, 2).T + w[13:])
    z = h @ w[:4] + w[4]
    torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(np.ravel(y_train)).double(), reduction='sum').backward()
    return w.grad.numpy()
