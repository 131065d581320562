import numpy as np
def logistic(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1, x2 = x
    return logistic(u1*logistic(v11*x1+v12*x2+b1)+u2*logistic(v21*x1+v22*x2+b2)+u3*logistic(v31*x1+v32*x2+b3)+u4*logistic(v41*x1+v42*x2+b4)+a)

def loss(params, X_train, y_train):
    np.clip(params, -20, 20, out=params)   # keep the weights sane
    total = 0.0
    for row, label in zip(X_train, y_train.ravel()):
        prob = network(row, params)
        total += -np.log(prob) if label == 1 else -np.log(1-prob)
    return total

def loss_gradient(params, X_train, y_train):
    W, out = np.reshape(params[5:13], (4, 2)), np.empty(17)
    Z = np.array([[np.dot(w, q)+c for w, c in zip(W, params[13:])] for q in X_train])
    A = logistic(Z)
    E = logistic(A.dot(params[:4])+params[4])-np.asarray(y_train).ravel()
    dZ = A*(1-A)*params[:4]*E[:, np.newaxis]
    out[:4], out[4] = E.dot(A), E.sum()
    out[5:13:2] = dZ.T.dot(X_train[:, 0])
    out[6:13:2] = dZ.T.dot(X_train[:, 1])
    out[13:] = dZ.sum(axis=0)
    return out
