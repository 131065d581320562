e = 2.71
def sigmoid(t):
    return 1/(1 + e**(-t))
def network(x, params):
    h = sigmoid(anp.dot(params[5:13].reshape(4, 2), anp.array(x)) + params[13:])
    return sigmoid(anp.dot(h, params[:4]) + params[4])
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total = total - (t*anp.log(f) + (1-t)*anp.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
