import torch
def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
w = torch.zeros(17, dtype=torch.float64, requires_grad=True)
def loss_gradient(params, X_train, y_train):
    with torch.no_grad():
        w.copy_(torch.tensor(params))
    X, t = torch.tensor(np.array(X_train, float)), torch.tensor(np.ravel(y_train)).double()
    z = torch.sigmoid(X @ w[5:13].reshape(4, 2).T + w[13:]) @ w[:4] + w[4]
    torch.nn.functional.binary_cross_entropy_with_logits(z, t, reduction='sum').backward()
    return w.grad.numpy().copy()
