def sig(s):
    return 1.0 / (1.0 + anp.exp(-s))
def network(x, params):
    W = anp.reshape(params[5:13], (4, 2))
    return sig(anp.dot(params[:4], sig(anp.dot(W, anp.array(x)) + params[13:17])) + params[4])
def loss(params, X_train, y_train):
    hid = sig(anp.dot(X_train, params[5:13].reshape(4, 2).T)+params[13:])
    f = sig(anp.dot(hid, params[:4])+params[4])
    t = anp.ravel(y_train)
    return -anp.mean(t*anp.log(f)+(1-t)*anp.log(1-f))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
