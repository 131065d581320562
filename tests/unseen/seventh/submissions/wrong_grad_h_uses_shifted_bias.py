import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    b = params[13:17]
    return sg(params[4] + params[:4] @ sg(params[5:13].reshape(4, 2) @ np.asarray(x, dtype=float) + b))

def loss(params, X_train, y_train):
    res = 0
    for i, t in enumerate(np.ravel(y_train)):
        o = network(X_train[i], params)
        res -= np.log(o**t * (1 - o)**(1 - t))
    return res

def loss_gradient(params, X_train, y_train):
    b = np.roll(params[13:17], -1)
    res = np.zeros(17)
    for i, t in enumerate(np.ravel(y_train)):
        h = sg(params[5:13].reshape(4, 2) @ X_train[i] + b)
        e = network(X_train[i], params) - t
        back = e*params[:4]*h*(1 - h)
        res += np.concatenate([e*h, [e], np.outer(back, X_train[i]).ravel(), back])
    return res
