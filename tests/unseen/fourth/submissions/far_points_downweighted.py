def network(x, params):
    suma = params[4]
    for k in range(4):
        s = params[5+2*k]*x[0] + params[6+2*k]*x[1] + params[13+k]
        suma = suma + params[k]/(1 + anp.exp(-s))
    return 1/(1 + anp.exp(-suma))
def loss(params, X_train, y_train):
    t = y_train.flatten()
    f = network([X_train[:, 0], X_train[:, 1]], params)
    r = np.sqrt((X_train**2).sum(axis=1))
    w = np.where(r < 4, 1.0, 4/np.maximum(r, 1e-9))
    return -anp.sum(w*(t*anp.log(f) + (1-t)*anp.log(1-f)))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
