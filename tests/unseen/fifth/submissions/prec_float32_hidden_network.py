def network(x, params):
    h = np.empty(4, dtype=np.float32)
    for i in range(4):
        h[i] = 1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])))
    return 1/(1+np.exp(-(float(np.dot(params[:4], h))+params[4])))
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
