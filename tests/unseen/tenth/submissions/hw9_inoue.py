import numpy as np

def network(x, u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4):
    s = lambda t: 1/(1+np.exp(-t))
    return s(u1*s(v11*x[0]+v12*x[1]+b1)+u2*s(v21*x[0]+v22*x[1]+b2)+u3*s(v31*x[0]+v32*x[1]+b3)+u4*s(v41*x[0]+v42*x[1]+b4)+a)

def loss(X_train, y_train, params):
    return -sum(np.log(network(x, *params)) if t == 1 else np.log(1-network(x, *params)) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    hidden = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    phat = 1/(1 + np.exp(-(hidden @ params[:4] + params[4])))
    d = phat - t
    back = np.outer(d, params[:4])*hidden*(1 - hidden)
    return np.hstack([d @ hidden, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
