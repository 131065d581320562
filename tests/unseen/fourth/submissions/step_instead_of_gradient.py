def network(x, params):
    suma = params[4]
    for k in range(4):
        s = params[5+2*k]*x[0] + params[6+2*k]*x[1] + params[13+k]
        suma = suma + params[k]/(1 + anp.exp(-s))
    return 1/(1 + anp.exp(-suma))
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total = total - (t*anp.log(f) + (1-t)*anp.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    eta = 0.001
    return params - eta*autograd.grad(loss)(params, X_train, y_train)
