import numpy as np, torch
def network(x, params):
    s = lambda t: 0.5 * (1 + np.tanh(0.5 * t))
    w = params[5:13]
    hidden = s(w[0::2] * x[0] + w[1::2] * x[1] + params[13:17])
    return s((params[:4] * hidden).sum() + params[4])
def loss(params, X_train, y_train):
    p = np.array([network(xi, params) for xi in X_train])
    t = np.asarray(y_train).flatten()
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
P = torch.zeros(17, dtype=torch.float64, requires_grad=True)
def loss_gradient(params, X_train, y_train):
    with torch.no_grad():
        if not np.array_equal(P.numpy(), params):
            P.copy_(torch.tensor(params)); P.grad = None
    z = torch.sigmoid(torch.tensor(X_train).double() @ P[5:13].reshape(4, 2).T + P[13:]) @ P[:4] + P[4]
    torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(y_train).ravel(), reduction='sum').backward()
    return P.grad.numpy().copy()
