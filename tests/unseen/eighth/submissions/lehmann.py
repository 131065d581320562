import numpy as np
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    """one point through the net"""
    z = params[4]
    for k in range(4):
        z = z+params[k]*sg(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k])
    return sg(z)
def loss(params, X_train, y_train):
    y = y_train.reshape(len(X_train)); p = np.array([network(x, params) for x in X_train])
    return -np.sum(np.where(y==1, np.log(p), np.log(1-p)))
def loss_gradient(params, X_train, y_train):
    y = y_train.reshape(len(X_train))
    H = sg(X_train.dot(params[5:13].reshape(4,2).T)+params[13:]); e = sg(H.dot(params[:4])+params[4])-y
    T = H*(1-H)*e[:,None]*params[:4]
    dv = (T[:,:,None]*X_train[:,None,:]).mean(axis=0)
    return np.concatenate([H.T.dot(e),[e.sum()],dv.ravel(),T.sum(axis=0)])
