def network(x, params):
    h = 1/(1+anp.exp(-(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17])))
    return 1/(1+anp.exp(-(anp.dot(params[0:4], h)+params[4])))
def loss(params, X_train, y_train):
    s = 0.
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        s = s-(t*anp.log(f)+(1-t)*anp.log(1-f))
    return s
def network2(x, params):
    # experiment: skip connection
    h = 1/(1+anp.exp(-(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17])))
    skip = anp.sum(params[5:13])*x[0]*x[1]*0.01
    return 1/(1+anp.exp(-(anp.dot(params[0:4], h)+params[4]+skip)))
def loss2(params, X_train, y_train):
    q = y_train.ravel(); E = 0.
    for i in range(len(q)):
        f = network2(X_train[i], params)
        E = E-anp.log(f) if q[i] == 1 else E-anp.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss2)(params, X_train, y_train)
