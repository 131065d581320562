def network(x, params):
    suma = params[4]
    for k in range(4):
        s = params[5+2*k]*x[0] + params[6+2*k]*x[1] + params[13+k]
        suma = suma + params[k]/(1 + anp.exp(-s))
    return 1/(1 + anp.exp(-suma))
def loss(params, X_train, y_train):
    t = anp.ravel(y_train)
    hidden = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    f = 1/(1 + anp.exp(-(anp.dot(hidden, params[:4]) + params[4])))
    return -anp.sum(t*anp.log(f) + (1-t)*anp.log(1-f))
def forward(params, X):
    H = 1/(1 + np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return H, 1/(1 + np.exp(-(H @ params[:4] + params[4])))
def loss_gradient(params, X_train, y_train):
    H, f = forward(params, X_train)
    d = f - np.ravel(y_train)
    d[np.abs(d) < 0.01] = 0.
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(0)])
