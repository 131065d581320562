def hidden(x, p):
    return 1/(1+anp.exp(-(anp.dot(p[5:13].reshape(4, 2), x)+p[13:])))
def network(x, params):
    z = anp.dot(hidden(anp.array(x), params), params[:4]) + params[4]
    e = anp.exp(anp.array([z, -z]) - anp.abs(z))
    return e[0]/anp.sum(e)
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total = total - (t*anp.log(f) + (1-t)*anp.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
