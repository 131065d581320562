def network(x, params):
    # threshold of the output neuron
    theta = anp.abs(params[4])
    h = 1/(1+anp.exp(-(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17])))
    return 1/(1+anp.exp(-(anp.dot(params[0:4], h)-theta)))
def loss(params, X_train, y_train):
    tt = anp.ravel(y_train)
    f = anp.array([network(X_train[i], params) for i in range(len(tt))])
    return -anp.sum(tt*anp.log(f)+(1-tt)*anp.log(1-f))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
