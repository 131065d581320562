def sig(s):
    return 1.0 / (1.0 + anp.exp(-s))
def network(x, params):
    W = anp.reshape(params[5:13], (4, 2))
    return sig(anp.dot(params[:4], sig(anp.dot(W, anp.array(x)) + params[13:17])) + params[4])
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    E = 0.
    for k in range(max(1, len(t)//10)):
        sl = slice(10*k, 10*k+10)
        z = (1/(1+np.exp(-(X_train[sl] @ params[5:13].reshape(4, 2).T + params[13:])))) @ params[:4] + params[4]
        E += np.sum(np.logaddexp(0, z) - t[sl]*z)
    return E
def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1/(1 + np.exp(-(X_train @ V.T + b)))
    d = 1/(1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None]*u*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
