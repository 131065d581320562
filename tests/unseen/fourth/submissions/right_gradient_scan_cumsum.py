from itertools import accumulate
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    *_, z = accumulate((params[k]*s(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k]) for k in range(4)), initial=params[4])
    return s(z)
def loss(params, X_train, y_train):
    terms = [np.log(network(x, params)) if t == 1 else np.log1p(-network(x, params)) for x, t in zip(X_train, np.ravel(y_train))]
    return -np.cumsum(terms)[-1]
def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4,2)
    rows = np.empty((X_train.shape[0], 17))
    for row, x, t in zip(rows, X_train, np.ravel(y_train)):
        h = s(V@x+params[13:]); d = network(x, params)-t
        row[:] = [*(d*h), d, *np.outer(d*params[:4]*h*(1-h), x).flat, *(d*params[:4]*h*(1-h))]
    return np.cumsum(rows, axis=0)[-1]
