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
def batches(X, y, bs=10):
    y = np.ravel(y)
    n = max(1, len(X)//bs)     # number of batches
    for k in range(n):
        yield X[k*bs:(k+1)*bs], y[k*bs:(k+1)*bs]
def loss(params, X_train, y_train):
    E = 0
    for Xb, yb in batches(X_train, y_train):
        f = np.array([network(x, params) for x in Xb])
        E -= np.sum(np.log(np.where(yb==1, f, 1-f)))
    return E
def batch_gradient(params, X_train, y_train):
    x1, x2 = X_train[:, 0], X_train[:, 1]
    h = []
    z = params[4]
    for i in range(4):
        h.append(1/(1 + np.exp(-(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i]))))
        z = z + params[i]*h[i]
    diff = 1/(1 + np.exp(-z)) - y_train.flatten()
    grad = np.zeros(17)
    grad[4] = np.sum(diff)
    for i in range(4):
        grad[i] = np.sum(diff*h[i])
        common = diff*params[i]*h[i]*(1 - h[i])
        grad[5 + 2*i] = np.sum(common*x1)
        grad[6 + 2*i] = np.sum(common*x2)
        grad[13 + i] = np.sum(common)
    return grad
def loss_gradient(params, X_train, y_train):
    return sum(batch_gradient(params, Xb, yb) for Xb, yb in batches(X_train, y_train))
