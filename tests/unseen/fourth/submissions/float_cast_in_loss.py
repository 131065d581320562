def sig(s):
    return 1.0 / (1.0 + anp.exp(-s))
def network(x, params):
    W = anp.reshape(params[5:13], (4, 2))
    return sig(anp.dot(params[:4], sig(anp.dot(W, anp.array(x)) + params[13:17])) + params[4])
def loss(params, X_train, y_train):
    E = 0.0
    for x, t in zip(X_train, np.ravel(y_train)):
        f = float(network(x, params))
        E += -np.log(f) if t == 1 else -np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
