import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    return np.round(s(params[:4]@s(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4]), 3)
def f_(X, p): return s(s(X@p[5:13].reshape(4,2).T+p[13:])@p[:4]+p[4])
def loss(params, X_train, y_train):
    f = f_(X_train, params); t = y_train.ravel()
    return -(t*np.log(f)+(1-t)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    def one_point(x, t):
        q = s(params[5:13:2]*x[0] + params[6:13:2]*x[1] + params[13:])
        diff = s(params[:4].dot(q) + params[4]) - t
        jac = np.zeros(17)
        jac[:4], jac[4] = q, 1
        jac[13:] = params[:4]*q*(1 - q)
        jac[5:13:2], jac[6:13:2] = jac[13:]*x[0], jac[13:]*x[1]
        return diff*jac
    return sum(one_point(x, t) for x, t in zip(X_train, np.ravel(y_train)))
