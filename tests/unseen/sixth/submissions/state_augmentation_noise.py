import numpy as np
def sgm(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)
rng = np.random.default_rng()

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1, x2 = x
    return sgm(u1*sgm(v11*x1+v12*x2+b1)+u2*sgm(v21*x1+v22*x2+b2)+u3*sgm(v31*x1+v32*x2+b3)+u4*sgm(v41*x1+v42*x2+b4)+a)

def loss(params, X_train, y_train):
    value = 0
    for n in range(len(X_train)):
        f_n = network(X_train[n, :], params)
        value = value-np.log(f_n if np.ravel(y_train)[n] else 1-f_n)
    return value

def loss_gradient(params, X_train, y_train):
    X = X_train+rng.normal(0, 1e-3, X_train.shape)
    H = sgm(X @ params[5:13].reshape(4, 2).T+params[13:])
    d = sgm(H @ params[:4]+params[4])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X).ravel(), K.sum(0)])
