rng = np.random.default_rng(1)
def network(x, params):
    from scipy.special import expit
    hidden_layer = expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17])
    return expit(hidden_layer @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    c = 1e-4; g = np.zeros(17); n = 400
    for _ in range(n):
        d = rng.choice([-1., 1.], 17)
        g += (loss(params+c*d, X_train, y_train)-loss(params-c*d, X_train, y_train))/(2*c)*d
    return g/n
