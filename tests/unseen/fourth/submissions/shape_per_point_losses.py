def network(x, params):
    suma = params[4]
    for k in range(4):
        s = params[5+2*k]*x[0] + params[6+2*k]*x[1] + params[13+k]
        suma = suma + params[k]/(1 + anp.exp(-s))
    return 1/(1 + anp.exp(-suma))
def loss(params, X_train, y_train):
    f, t = network(X_train.T, params), np.ravel(y_train)
    return -(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1/(1 + np.exp(-(X_train @ V.T + b)))
    d = 1/(1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None]*u*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
