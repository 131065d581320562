def network(x, params):
    hidden = 1/(1 + anp.exp(-(anp.dot(anp.reshape(params[5:13], (4, 2)), anp.asarray(x)) + params[13:])))
    return 1/(1 + anp.exp(-(anp.dot(hidden, params[:4]) + params[4])))

def point_loss(params, x, target):
    f = network(x, params)
    return -anp.log(f) if target > 0.5 else -anp.log(1. - f)

point_grad = autograd.grad(point_loss)

def loss(params, X_train, y_train):
    return sum(point_loss(params, x, target) for x, target in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    return sum((point_grad(params, x, target) for x, target in zip(X_train, np.ravel(y_train))), np.zeros(17))
