def sigmoid(s):
    return 1.0/(1.0+anp.exp(-s))
def network(x, params):
    W = anp.reshape(params[5:13], (4, 2))
    return sigmoid(anp.sum(params[:4]*sigmoid(anp.dot(W, anp.array(x))+params[13:]))+params[4])
def loss(params, X_train, y_train):
    t = anp.ravel(y_train)
    f = anp.array([network(x, params) for x in X_train])
    per_point = -(t*anp.log(f)+(1-t)*anp.log(1-f))
    return anp.sum(anp.where(per_point > 5, 5., per_point))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
