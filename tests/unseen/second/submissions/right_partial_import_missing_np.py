def network(x, params):
    z = params[4]
    for ui, vi, bi in zip(params[:4], params[5:13].reshape(4, 2), params[13:]):
        z = z + ui / (1 + anp.exp(-(vi[0] * x[0] + vi[1] * x[1] + bi)))
    return 1 / (1 + anp.exp(-z))

def loss(params, X_train, y_train):
    pred = network(X_train.T, params)
    return -anp.sum(anp.log(anp.where(np.squeeze(y_train.reshape(-1, 1), axis=1) == 1, pred, 1 - pred)))

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
