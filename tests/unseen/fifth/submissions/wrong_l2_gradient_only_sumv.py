def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def loss(params, X_train, y_train):
    pred = np.array([network(p, params) for p in X_train])
    return -np.sum(np.log(np.where(y_train.ravel() == 1, pred, 1-pred)))
def loss_gradient(params, X_train, y_train):
    z1 = X_train @ params[5:13].reshape(4, 2).T+params[13:]
    a1 = 1/(1+np.exp(-z1)); a2 = 1/(1+np.exp(-(a1 @ params[:4]+params[4])))
    dz2 = (a2-y_train.ravel())[:, None]
    dW2 = a1.T @ dz2
    dz1 = dz2*params[:4]*(a1*(1-a1))
    dW1 = dz1.T @ X_train
    dW1 += 0.05*params[5:13].mean()
    return np.concatenate([dW2.ravel(), dz2.sum(0), dW1.ravel(), dz1.sum(0)])
