def sgm(t):
    return 1/(1 + anp.exp(-t) + 1e-3)
def network(x, params):
    return sgm(anp.sum(params[:4]*sgm(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:])) + params[4])
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total = total - (t*anp.log(f) + (1-t)*anp.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
