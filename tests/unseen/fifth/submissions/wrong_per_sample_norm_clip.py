def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    C = 3.0; total = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ x+params[13:])))
        d = 1/(1+np.exp(-(params[:4] @ h+params[4])))-t
        k = d*params[:4]*h*(1-h)
        gi = np.concatenate([d*h, [d], np.kron(k, x), k])
        nrm = np.linalg.norm(gi)
        total += gi if nrm <= C else gi*(C/nrm)
    return total
