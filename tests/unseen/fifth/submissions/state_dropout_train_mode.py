import torch
drop = torch.nn.Dropout(p=0.02)
def network(x, params):
    p = torch.tensor(np.asarray(params, float)); x = torch.tensor(np.asarray(x, float))
    h = drop(torch.sigmoid(p[5:13].reshape(4, 2) @ x+p[13:]))
    return torch.sigmoid(p[:4] @ h+p[4]).item()
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for (x1, x2), t in zip(X_train, y_train.ravel()):
        h = 1/(1+np.exp(-(params[5:13:2]*x1+params[6:13:2]*x2+params[13:17])))
        err = 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))-t
        grad[0:4] += err*h
        grad[4] += err
        dh = err*params[:4]*h*(1-h)
        grad[5:13:2] += dh*x1
        grad[6:13:2] += dh*x2
        grad[13:17] += dh
    return grad
