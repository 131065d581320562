import numpy as np

def sgm(x): return 1/(1+np.exp(-x))

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    n1 = sgm(v11*x[0]+v12*x[1]+b1)
    n2 = sgm(v21*x[0]+v22*x[1]+b2)
    n3 = sgm(v31*x[0]+v31*x[1]+b3)
    n4 = sgm(v41*x[0]+v42*x[1]+b4)
    return sgm(u1*n1+u2*n2+u3*n3+u4*n4+a)

def loss(params, X_train, y_train):
    y_train = y_train.reshape(len(y_train))
    outs = np.array([network(x, params) for x in X_train])
    return np.sum(-y_train*np.log(outs)-(1-y_train)*np.log(1-outs))

def loss_gradient(params, X_train, y_train):
    y_train = y_train.reshape(len(y_train))
    V = params[5:13].reshape(4,2)
    H = sgm(X_train@V.T+params[13:])
    D = sgm(H@params[:4]+params[4])-y_train
    R = (D*(H*(1-H)*params[:4]).T).T
    res = np.zeros(17)
    res[:4] = D@H
    res[4] = np.sum(D)
    res[5:13] = np.ravel(R.T@X_train)
    res[13:] = np.sum(R, 0)
    return res
