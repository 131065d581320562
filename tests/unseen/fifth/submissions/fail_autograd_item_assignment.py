def network(x, params):
    h = anp.zeros(4)
    for i in range(4):
        h[i] = 1/(1+anp.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])))
    return 1/(1+anp.exp(-(anp.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    tt = anp.ravel(y_train)
    f = anp.array([network(X_train[i], params) for i in range(len(tt))])
    return -anp.sum(tt*anp.log(f)+(1-tt)*anp.log(1-f))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
