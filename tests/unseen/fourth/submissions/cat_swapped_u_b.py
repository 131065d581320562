def network(x, params):
    b, a, V, u = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return 1/(1+anp.exp(-anp.dot(u, 1/(1+anp.exp(-anp.dot(V, anp.array(x))-b)))-a))
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total = total - (t*anp.log(f) + (1-t)*anp.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
