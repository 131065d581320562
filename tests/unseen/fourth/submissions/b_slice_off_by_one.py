def network(x, params):
    h = 1/(1+anp.exp(-(anp.dot(params[5:13].reshape(4, 2), anp.array(x)) + params[12:16])))
    return 1/(1+anp.exp(-(anp.dot(h, params[:4]) + params[4])))
def loss(params, X_train, y_train):
    h = 1/(1+anp.exp(-(anp.dot(X_train, params[5:13].reshape(4, 2).T) + params[12:16])))
    f = 1/(1+anp.exp(-(anp.dot(h, params[:4]) + params[4])))
    t = y_train.ravel()
    return -anp.sum(t*anp.log(f) + (1-t)*anp.log(1-f))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
