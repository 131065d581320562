def sig(s):
    return 1.0 / (1.0 + anp.exp(-s))
def network(x, params):
    W = anp.reshape(params[5:13], (4, 2))
    return sig(anp.dot(params[:4], sig(anp.dot(W, anp.array(x)) + params[13:17])) + params[4])
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    n1, n0 = np.sum(t == 1), np.sum(t == 0)
    k = int(n1 > 0) + int(n0 > 0)
    w = np.where(t == 1, len(t)/(k*max(n1, 1)), len(t)/(k*max(n0, 1)))
    hid = 1/(1+anp.exp(-(anp.dot(X_train, params[5:13].reshape(4, 2).T)+params[13:])))
    z = anp.dot(hid, params[:4])+params[4]
    return anp.sum(w*(anp.logaddexp(0., z) - t*z))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
