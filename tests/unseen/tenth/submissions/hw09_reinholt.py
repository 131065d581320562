import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    pre = params[4]
    for row in range(4):
        H = params[5 + 2*row]*x[0] + params[6 + 2*row]*x[1] + params[13 + row]
        pre = pre + params[row] / (1 + np.exp(-H))
    return 1 / (1 + np.exp(-pre))

def loss(params, X_train, y_train):
    ce = 0.0
    for row in range(len(X_train)):
        prob = network(X_train[row], params)
        t = np.ravel(y_train)[row]
        ce += -t*np.log(prob) - (1 - t)*np.log(1 - prob)
    return ce

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, yt in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        if yt == 1:
            da = f-1
        h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
        back = da*params[:4]*h*(1-h)
        g += np.hstack([da*h, [da], np.outer(back, x).ravel(), back])
    return g
