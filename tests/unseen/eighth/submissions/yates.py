import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    weights, bias = np.reshape(params[5:13], (-1, 2)), params[13:]
    hidden = [s(w[0]*x[0] + w[1]*x[1] + c) for w, c in zip(weights, bias)]
    return s(np.dot(hidden, params[:4]) + params[4])
def loss(params, X_train, y_train):
    f = np.array([network(x,params) for x in X_train]); t = y_train.ravel()
    return -(t*np.log(f)+(1-t)*np.log(1-f)).sum(), f
def loss_gradient(params, X_train, y_train):
    n = X_train.shape[0]
    Xb = np.hstack([X_train, np.ones((n, 1))])
    Wb = np.hstack([params[5:13].reshape(4, 2), params[13:, None]])
    Hb = np.hstack([s(Xb @ Wb.T), np.ones((n, 1))])
    top = params[:5]
    d_out = s(Hb @ top) - y_train.reshape(n)
    d_top = Hb.T @ d_out
    d_hid = (np.outer(d_out, top)*Hb*(1 - Hb))[:, :4]
    d_Wb = d_hid.T @ Xb
    return np.concatenate([d_top, d_Wb[:, :2].ravel(), d_Wb[:, 2]])
