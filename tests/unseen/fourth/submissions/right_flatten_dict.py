def unpack(params):
    return {'u': params[:4], 'a': params[4], 'V': params[5:13].reshape(4, 2), 'b': params[13:17]}
def f_of(d, X):
    hid = 1/(1 + anp.exp(-(anp.matmul(X, anp.transpose(d['V'])) + d['b'])))
    return 1/(1 + anp.exp(-(anp.matmul(hid, d['u']) + d['a'])))
def network(x, params):
    return f_of(unpack(params), np.array(x))
def crossent(d, X, t):
    f = f_of(d, X)
    return -anp.sum(t*anp.log(f) + (1 - t)*anp.log(1 - f))
def loss(params, X_train, y_train):
    return crossent(unpack(params), X_train, np.ravel(y_train))
def loss_gradient(params, X_train, y_train):
    g = autograd.grad(crossent)(unpack(params), X_train, np.ravel(y_train))
    return np.concatenate([g['u'], [g['a']], g['V'].ravel(), g['b']])
