import numpy as np

def squash(t):
    return 1/(1+np.exp(-t))

def network(x, params):
    u, a = params[:4], params[4]
    left, right = params[5], params[7]
    up, down = params[10], params[12]
    h = squash(np.array([left*x[0], right*x[0], up*x[1], down*x[1]])+params[13:])
    return squash(u.dot(h)+a)

def loss(params, X_train, y_train):
    J = []
    for point, label in zip(X_train, y_train.ravel()):
        f = network(point, params)
        J.append(label*np.log(f)+(1-label)*np.log(1-f))
    return -np.sum(J)

def loss_gradient(params, X_train, y_train):
    full = squash(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    res = np.array([network(point, params) for point in X_train])-y_train.ravel()
    back = res[:, None]*full*(1-full)*params[:4]
    return np.concatenate([full.T @ res, [res.sum()], (back.T @ X_train).ravel(), back.sum(axis=0)])
