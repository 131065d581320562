def T(t): return np.tanh(t/2)
def network(x, params):
    V, b = params[5:13].reshape(4,2), params[13:]
    return (1+T(params[4]+np.sum(params[:4]*(1+T(V@np.asarray(x)+b))/2)))/2
def loss(params, X_train, y_train):
    V, b = params[5:13].reshape(4,2), params[13:]
    z = params[4]+((1+T(X_train@V.T+b))/2)@params[:4]
    s = 2*np.ravel(y_train)-1
    return np.sum(np.log(2)-np.log1p(T(s*z)))
def loss_gradient(params, X_train, y_train):
    V, b = params[5:13].reshape(4,2), params[13:]
    th = T(X_train@V.T+b)
    r = (1+T(params[4]+((1+th)/2)@params[:4]))/2-np.ravel(y_train)
    q = r[:, None]*params[:4]*(1-th**2)/4
    return np.concatenate([r@(1+th)/2, [r.sum()], (q.T@X_train).ravel(), q.sum(axis=0)])
