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
    E = 0
    for i in range(X_train.shape[0]):
        f = network(X_train[i], params)
        E -= y_train[i, 0]*np.log(f) + (1-y_train[i, 0])*np.log(1-f)
    return E

def loss_gradient(params, X_train, y_train):
    H = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))
    d = 1/(1+np.exp(-(H@params[:4]+params[4]))) - y_train[:, 0]
    B = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H, [d.sum()], (B.T@X_train).ravel(), B.sum(0)])
