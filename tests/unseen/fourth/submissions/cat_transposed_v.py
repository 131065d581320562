def network(x, params):
    sg = lambda t: 1/(1+anp.exp(-t))
    return sg(anp.dot(sg(anp.dot(anp.array(x), params[5:13].reshape(2, 4)) + params[13:]), params[:4]) + params[4])
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total = total - (t*anp.log(f) + (1-t)*anp.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
