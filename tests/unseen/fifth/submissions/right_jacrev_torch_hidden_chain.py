import torch
from torch.func import jacrev
def hid_t(q, X): return torch.sigmoid(X @ q[:8].reshape(4, 2).T+q[8:])
def hid(p, X): return hid_t(torch.tensor(np.array(p[5:], dtype=float)), torch.tensor(np.array(X, dtype=float))).numpy()
def f_(p, X): return 1/(1+np.exp(-(hid(p, X) @ p[:4]+p[4])))
def network(x, params): return float(f_(params, [x])[0])
def loss(params, X_train, y_train):
    f, y = f_(params, X_train), y_train.ravel()
    return float(-np.sum(np.log(np.choose(y.astype(int), [1-f, f]))))
def loss_gradient(params, X_train, y_train):
    e = f_(params, X_train)-y_train.ravel()
    J = jacrev(hid_t)(torch.tensor(np.array(params[5:], dtype=float)), torch.tensor(np.array(X_train, dtype=float))).numpy()  # (N, 4, 12)
    return np.concatenate([e @ hid(params, X_train), [e.sum()], np.einsum('n,i,nik->k', e, params[:4], J)])
