import numpy as np

logistic = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1, x2 = x
    return logistic(u1*logistic(v11*x1+v12*x2+b1)+u2*logistic(v21*x1+v22*x2+b2)+u3*logistic(v31*x1+v32*x2+b3)+u4*logistic(v41*x1+v42*x2+b4)+a)

def loss(params, X_train, y_train):
    N = X_train.shape[0]
    labels = y_train.reshape(N)
    out = np.zeros(N)
    for n in range(N):
        out[n] = network(X_train[n], params)
    return -np.log(out[labels == 1]).sum()-np.log(1-out[labels == 0]).sum()

def entry(k, params, X, t):
    H = logistic(X @ params[5:13].reshape(4, 2).T+params[13:])
    d = logistic(H @ params[:4]+params[4])-t
    if k < 4: return d @ H[:, k]
    if k == 4: return d.sum()
    i = (k-5)//2 if k < 13 else k-13
    s = d*params[i]*H[:, i]*(1-H[:, i])
    return s @ X[:, (k-5) % 2] if k < 13 else s.sum()

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for k in range(16):
        g[k] = entry(k, params, X_train, y_train.ravel())
    return g
