import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    weights, bias = np.reshape(params[5:13], (-1, 2)), params[13:]
    hidden = [s(w[0]*x[0] + w[1]*x[1] + c) for w, c in zip(weights, bias)]
    return s(np.dot(hidden, params[:4]) + params[4])
def loss(params, X_train, y_train):
    z = s(X_train@params[5:13].reshape(4,2).T+params[13:])@params[:4]+params[4]
    return np.logaddexp(0, np.where(y_train.ravel() == 1, -z, z)).sum()
def loss_gradient(params, X_train, y_train):
    base = loss(params, X_train, y_train)
    out = []
    for e in np.eye(17):
        out.append((loss(params+1e-7*e, X_train, y_train)-base)/1e-7)
    return np.array(out)
