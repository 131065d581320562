def network(x, params):
    h = 1/(1+anp.exp(-(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17])))
    return 1/(1+anp.exp(anp.dot(params[0:4], h)+params[4]))
def loss(params, X_train, y_train):
    t = 1-y_train.ravel()
    f = anp.array([network(x, params) for x in X_train])
    return -anp.sum(t*anp.log(f)+(1-t)*anp.log(1-f))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
