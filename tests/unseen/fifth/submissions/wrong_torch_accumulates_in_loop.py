import torch
def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total
def loss_gradient(params, X_train, y_train):
    w = torch.tensor(params, dtype=torch.float64, requires_grad=True)
    total = torch.zeros(17, dtype=torch.float64)
    for x, t in zip(torch.tensor(np.array(X_train, dtype=float)), y_train.ravel()):
        z = w[4]+torch.dot(w[:4], torch.sigmoid(w[5:13].reshape(4, 2) @ x+w[13:]))
        l = torch.nn.functional.softplus(z)-t*z
        l.backward()
        total += w.grad
    return total.numpy()
