def network(x, params):
    x1, x2 = sorted(x)
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    h = 1/(1+np.exp(-(v[:, 0]*x1+v[:, 1]*x2+b)))
    return 1/(1+np.exp(-(np.sum(u*h)+a)))
def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
