def sig(s):
    return 1.0 / (1.0 + anp.exp(-s))
def network(x, params):
    W = anp.reshape(params[5:13], (4, 2))
    return sig(anp.dot(params[:4], sig(anp.dot(W, anp.array(x)) + params[13:17])) + params[4])
def loss(params, X_train, y_train):
    t = anp.ravel(y_train)
    hidden = 1/(1 + anp.exp(-(anp.dot(X_train, anp.reshape(params[5:13], (4, 2)).T) + params[13:])))
    f = 1/(1 + anp.exp(-(anp.dot(hidden, params[:4]) + params[4])))
    return -anp.sum(t*anp.log(f) + (1-t)*anp.log(1-f))
def loss_gradient(params, X_train, y_train):
    g = autograd.grad(loss)(params, X_train, y_train)
    g[np.abs(g) < 1e-3] = 0
    return g
