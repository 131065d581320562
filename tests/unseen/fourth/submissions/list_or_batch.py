def network(x, params):
    if isinstance(x, list):
        x1, x2 = x
    else:
        x1, x2 = x[:, 0], x[:, 1]
    z = params[4]
    for i in range(4):
        z = z + params[i]/(1+np.exp(-(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i])))
    return 1/(1+np.exp(-z))
def loss(params, X_train, y_train):
    f = network(X_train, params)
    t = np.ravel(y_train)
    return -np.sum(np.log(t*f + (1-t)*(1-f)))
def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1/(1 + np.exp(-(X_train @ V.T + b)))
    d = 1/(1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None]*u*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
