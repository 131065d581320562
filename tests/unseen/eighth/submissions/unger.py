import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    """one point through the net"""
    z = params[4]
    for k in range(4):
        z = z+params[k]*s(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k])
    return s(z)
def loss(params, X_train, y_train):
    f = np.array([network(x,params) for x in X_train]); t = np.hstack(y_train) if np.ndim(y_train) > 1 else y_train
    return -(t*np.log(f)+(1-t)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    rows = []
    for x, t in zip(X_train, np.ravel(y_train)):
        h = s(params[5:13].reshape(4,2)@x+params[13:]); d = network(x,params)-t; q = d*params[:4]*h*(1-h)
        rows.append(np.concatenate([d*h,[d],np.outer(q,x).ravel(),q]))
    return np.array(rows).sum(axis=0, keepdims=True)
