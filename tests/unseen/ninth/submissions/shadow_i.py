import numpy as np
def network(x, params):
    u1, u2, u3, u4 = params[0:4]
    a = params[4]
    (v11, v12), (v21, v22), (v31, v32), (v41, v42) = params[5:13].reshape(4, 2)
    b1, b2, b3, b4 = params[13:17]
    X1 = x[0]
    X2 = x[1]
    n1 = v11*X1 + v12*X2 + b1
    n2 = v21*X1 + v22*X2 + b2
    n3 = v31*X1 + v32*X2 + b3
    n4 = v41*X1 + v42*X2 + b4
    s = a + u1/(1+np.exp(-n1)) + u2/(1+np.exp(-n2)) + u3/(1+np.exp(-n3)) + u4/(1+np.exp(-n4))
    return 1/(1+np.exp(-s))
def loss(params, X_train, y_train):
    mask = np.ravel(y_train) == 1
    f = np.array(list(map(lambda q: network(q, params), X_train)))
    return -(np.sum(np.log(f[mask])) + np.sum(np.log(1 - f[~mask])))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    t = y_train.ravel()
    for i in range(len(X_train)):
        h = np.zeros(4)
        x = X_train[i]
        for i in range(4):
            h[i] = 1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])))
        d = network(X_train[i], params) - t[i]
        w = d*params[:4]*h*(1-h)
        g += np.r_[d*h, d, np.outer(w, X_train[i]).ravel(), w]
    return g
