import numpy as np

def S(q): return 1/(1+np.exp(-q))

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x2, x1 = x
    return S(u1*S(v11*x1+v12*x2+b1)+u2*S(v21*x1+v22*x2+b2)+u3*S(v31*x1+v32*x2+b3)+u4*S(v41*x1+v42*x2+b4)+a)

def loss(params, X_train, y_train):
    y = y_train.ravel()
    return -sum(y[i]*np.log(network(X_train[i], params))+(1-y[i])*np.log(1-network(X_train[i], params)) for i in range(len(y)))

def loss_gradient(params, X_train, y_train):
    V, u, b = params[5:13].reshape(4, 2), params[:4], params[13:]
    H = S(X_train @ V.T + b)
    d = S(H @ u + params[4]) - y_train.ravel()
    Q = np.outer(d, u)*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (Q.T @ X_train).ravel(), Q.sum(0)])
