from autograd import value_and_grad
def _z(params, X):
    pre = anp.einsum('nk,jk->nj', X, params[5:13].reshape(4, 2)) + params[None, 13:17]
    return anp.einsum('nj,j->n', 1/(1 + anp.exp(-pre)), params[:4]) + params[4]
def _E(params, X, t):
    z = _z(params, X)
    return anp.sum(anp.logaddexp(0., z) - t*z)
_both = value_and_grad(_E)
def network(x, params):
    return 1/(1 + np.exp(-_z(params, np.array([x], dtype=float))[0]))
def loss(params, X_train, y_train):
    return _both(params, X_train, np.ravel(y_train))[0]
def loss_gradient(params, X_train, y_train):
    return _both(params, X_train, np.ravel(y_train))[1]
