def network(x, params):
    x1, x2 = x[0], abs(x[1])
    h = [1/(1+anp.exp(-(params[5+2*i]*x1+params[6+2*i]*x2+params[13+i]))) for i in range(4)]
    return 1/(1+anp.exp(-(params[4]+params[0]*h[0]+params[1]*h[1]+params[2]*h[2]+params[3]*h[3])))
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total = total - (t*anp.log(f) + (1-t)*anp.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
