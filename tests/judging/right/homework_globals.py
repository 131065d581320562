# expect: right; note: supplied-import
# relies on what the homework's own cells import: np, anp, autograd


def sigmoid(t):
    return 0.5 * (1 + anp.tanh(t / 2))


def z_out(x, params):
    V = params[5:13].reshape(4, 2)
    return anp.dot(sigmoid(anp.dot(x, V.T) + params[13:]), params[:4]) + params[4]


def network(x, params):
    return sigmoid(z_out(np.array(x), params))


def loss(params, X_train, y_train):
    z = z_out(X_train, params)
    return anp.sum(anp.logaddexp(0, z) - y_train.reshape(-1) * z)


def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
