def sig_(t):
    np.negative(t, out=t); np.exp(t, out=t); t += 1; np.reciprocal(t, out=t)
    return t
def network(x, params):
    t = np.array(params[13:], dtype=float)
    t += params[5:13].reshape(4, 2) @ np.asarray(x, dtype=float)
    h = sig_(t); h *= params[:4]
    return sig_(np.array([h.sum()+params[4]]))[0]
def loss(params, X_train, y_train):
    T = X_train @ params[5:13].reshape(4, 2).T; T += params[13:]
    f = sig_(sig_(T) @ params[:4]+params[4])
    m = y_train.ravel() == 0
    f[m] *= -1; f[m] += 1
    np.log(f, out=f)
    return -f.sum()
def loss_gradient(params, X_train, y_train):
    T = X_train @ params[5:13].reshape(4, 2).T; T += params[13:]
    H = sig_(T); r = sig_(H @ params[:4]+params[4]); r -= y_train.ravel()
    g = np.empty(17)
    np.matmul(r, H, out=g[:4]); g[4] = r.sum()
    D = 1-H; D *= H; D *= params[:4]; D *= r[:, None]
    np.matmul(D.T, X_train, out=g[5:13].reshape(4, 2)); D.sum(axis=0, out=g[13:])
    return g
