def network(x, params):
    z = params[4]
    for i in range(4):
        s = params[13+i]
        for j in range(2):
            s = s + params[5+i+2*j]*x[j]
        z = z + params[i]/(1+anp.exp(-s))
    return 1/(1+anp.exp(-z))
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total = total - (t*anp.log(f) + (1-t)*anp.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
