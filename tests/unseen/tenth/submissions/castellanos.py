import numpy as np

def network(x, params):
    with np.errstate(over='ignore'):
        buf = np.empty(4)
        np.multiply(params[5:13:2], x[0], out=buf)
        buf += params[6:13:2]*x[1]
        buf += params[13:]
        np.negative(buf, out=buf)
        np.exp(buf, out=buf)
        buf += 1
        np.reciprocal(buf, out=buf)
        return 1/(1+np.exp(-buf.dot(params[:4])-params[4]))

def loss(params, X_train, y_train):
    ans = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        prob = network(x, params)
        if t == 1:
            ans -= np.log(prob)
        else:
            ans -= np.log(1 - prob)
    return ans

def loss_gradient(params, X_train, y_train):
    u = params[:4]
    V = params[5:13].reshape(4, 2)
    bias = params[13:]
    out_grad = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        s = 1/(1 + np.exp(-(V @ x + bias)))
        resid = network(x, params) - t
        db = resid*u*s*(1 - s)
        out_grad += np.concatenate((resid*s, [resid], np.outer(db, x).flatten(), db))
    return out_grad
