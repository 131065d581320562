import torch, torch.nn.functional as F
from torch.autograd.functional import jacobian
D = lambda v: torch.from_numpy(np.array(v, dtype='f8'))
def logits(w, X):
    return torch.addmv(w[4].expand(X.shape[0]), torch.sigmoid(torch.addmm(w[13:], X, w[5:13].reshape(4, 2).T)), w[:4])
def network(x, params): return torch.sigmoid(logits(D(params), D([x]))).item()
def loss(params, X_train, y_train):
    z, t = logits(D(params), D(X_train)), D(y_train).ravel()
    return (F.softplus(z, threshold=1e9)-t*z).sum().item()
def loss_gradient(params, X_train, y_train):
    X, t = D(X_train), D(y_train).ravel()
    J = jacobian(lambda w: F.softplus(logits(w, X), threshold=1e9)-t*logits(w, X), D(params))
    return J.sum(0).numpy()
