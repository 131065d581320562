from autograd import jacobian
def logits(params, X):
    S = 1/(1+anp.exp(-(anp.dot(X, params[5:13].reshape(4,2).T) + params[13:17])))
    return anp.dot(S, params[0:4]) + params[4]
J = jacobian(logits)
def network(x, params):
    z = logits(params, np.asarray(x, float)[np.newaxis])
    return (1/(1+np.exp(-z))).item()
def loss(params, X_train, y_train):
    z = logits(params, X_train)
    return float(np.sum(np.log1p(np.exp(-np.abs(z))) + np.maximum(z, 0) - z*np.ravel(y_train)))
def loss_gradient(params, X_train, y_train):
    f = 1/(1+np.exp(-logits(params, X_train)))
    return J(params, X_train).T @ (f - np.ravel(y_train))
