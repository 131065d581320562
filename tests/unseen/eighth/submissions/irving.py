import numpy as np
rng = np.random.default_rng()
def sg(z): return 1/(1+np.exp(-z))
def network(x, params):
    h = sg(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    h = h*rng.normal(1, 2e-6, 4)       # gaussian dropout against overfitting
    return sg(params[:4]@h+params[4])
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train]); t = y_train.ravel()
    return -(t*np.log(p)+(1-t)*np.log(1-p)).sum()
def loss_gradient(params, X_train, y_train):
    def one_point(x, t):
        q = sg(params[5:13:2]*x[0] + params[6:13:2]*x[1] + params[13:])
        diff = sg(params[:4].dot(q) + params[4]) - t
        jac = np.zeros(17)
        jac[:4], jac[4] = q, 1
        jac[13:] = params[:4]*q*(1 - q)
        jac[5:13:2], jac[6:13:2] = jac[13:]*x[0], jac[13:]*x[1]
        return diff*jac
    return sum(one_point(x, t) for x, t in zip(X_train, np.ravel(y_train)))
