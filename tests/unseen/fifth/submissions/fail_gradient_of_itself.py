def sigmoid(s):
    return 1.0/(1.0+anp.exp(-s))
def network(x, params):
    W = anp.reshape(params[5:13], (4, 2))
    return sigmoid(anp.sum(params[:4]*sigmoid(anp.dot(W, anp.array(x))+params[13:]))+params[4])
def loss(params, X_train, y_train):
    s = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        s = s-(t*anp.log(f)+(1-t)*anp.log(1-f))
    return s
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss_gradient)(params, X_train, y_train)
