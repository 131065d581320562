import math
_sg = np.frompyfunc(lambda t: 0.5*(1+math.tanh(t/2)), 1, 1)
_sp = np.frompyfunc(lambda t: t + math.log1p(math.exp(-t)) if t > 0 else math.log1p(math.exp(t)), 1, 1)
def sg(a): return np.asarray(_sg(a), dtype=float)
def network(x, params):
    return float(sg(np.sum(params[:4]*sg(np.sum(params[5:13].reshape(4,2)*np.asarray(x), axis=1)+params[13:]))+params[4]))
def loss(params, X_train, y_train):
    z = sg(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4]
    return float(np.sum(_sp(np.where(y_train.ravel() == 1, -z, z))))
def loss_gradient(params, X_train, y_train):
    H = sg(X_train@params[5:13].reshape(4,2).T+params[13:])
    res = sg(H@params[:4]+params[4])-y_train.ravel()
    out = np.zeros(17)
    np.add.at(out, np.tile(np.arange(4), len(res)), (res[:, None]*H).ravel())
    out[4] = np.add.reduce(res)
    back = res[:, None]*H*(1-H)*params[:4]
    out[5:13] = np.add.reduce(back[:, :, None]*X_train[:, None, :], axis=0).ravel()
    out[13:] = np.add.reduce(back, axis=0)
    return out
