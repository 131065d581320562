def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*i]*x[:, 0]+params[6+2*i]*x[:, 1]+params[13+i]))) for i in range(4)]
    return 1/(1+np.exp(-(sum(params[i]*h[i] for i in range(4))+params[4])))
def loss(params, X_train, y_train):
    f = network(X_train, params); y = y_train.ravel()
    return -np.sum(y*np.log(f)+(1-y)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
