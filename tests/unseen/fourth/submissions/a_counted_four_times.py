def network(x, params):
    sg = lambda t: 1/(1+anp.exp(-t))
    return sg(sum(params[i]*sg(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) + params[4] for i in range(4)))
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total = total - (t*anp.log(f) + (1-t)*anp.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
