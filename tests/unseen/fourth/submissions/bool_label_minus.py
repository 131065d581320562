def sig(s):
    return 1.0 / (1.0 + anp.exp(-s))
def network(x, params):
    W = anp.reshape(params[5:13], (4, 2))
    return sig(anp.dot(params[:4], sig(anp.dot(W, anp.array(x)) + params[13:17])) + params[4])
def loss(params, X_train, y_train):
    t = y_train.ravel() > 0.5
    f = network_all(X_train, params)
    return -anp.sum(t*anp.log(f) + (True - t)*anp.log(1-f))
def network_all(X, params):
    return sig(anp.dot(sig(anp.dot(X, params[5:13].reshape(4, 2).T) + params[13:]), params[:4]) + params[4])
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
