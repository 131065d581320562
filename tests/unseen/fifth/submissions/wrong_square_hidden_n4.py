def network(x, params):
    from scipy.special import expit
    hidden_layer = expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17])
    return expit(hidden_layer @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
def nodes_first(M):
    return M if M.shape[0] == 4 else M.T
def loss_gradient(params, X_train, y_train):
    sig = lambda t: 1/(1+np.exp(-t))
    H = nodes_first(sig(X_train @ params[5:13].reshape(4, 2).T+params[13:]))
    r = sig(params[:4] @ H+params[4])-y_train.ravel()
    D = params[:4, None]*H*(1-H)*r
    return np.concatenate([H @ r, [r.sum()], (D @ X_train).ravel(), D.sum(1)])
