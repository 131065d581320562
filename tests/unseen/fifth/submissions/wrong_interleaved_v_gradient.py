def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
def loss_gradient(params, X_train, y_train):
    s = lambda t: 1/(1+np.exp(-t)); x1, x2 = X_train[:, 0], X_train[:, 1]
    h = np.array([s(params[5+2*i]*x1+params[6+2*i]*x2+params[13+i]) for i in range(4)])
    e = s(params[:4] @ h+params[4])-y_train.flatten()
    d = e*params[:4].reshape(-1, 1)*h*(1-h)
    return np.concatenate((h @ e, [np.sum(e)], d @ x1, d @ x2, np.sum(d, 1)))
