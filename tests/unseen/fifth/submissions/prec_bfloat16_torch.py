import torch
def network(x, params):
    from scipy.special import expit
    hidden_layer = expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17])
    return expit(hidden_layer @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    w = torch.tensor(np.asarray(params, float), dtype=torch.bfloat16).requires_grad_()
    X = torch.tensor(np.asarray(X_train, float), dtype=torch.bfloat16)
    z = (torch.sigmoid(X @ w[5:13].reshape(4, 2).T+w[13:])*w[:4]).sum(1)+w[4]
    torch.nn.functional.binary_cross_entropy_with_logits(z.double(), torch.tensor(y_train.ravel()), reduction='sum').backward()
    return w.grad.double().numpy()
