import numpy as np

squash = lambda s: np.reciprocal(1+np.exp(-s))

def network(x, params):
    total = params[4]
    for i in range(4):
        total = total+params[i]*squash(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return squash(total)

def loss(params, X_train, y_train):
    f = np.array([network(x, params, True) for x in X_train])
    return -np.log(np.where(y_train.ravel() == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train):
    W, out = np.reshape(params[5:13], (4, 2)), np.empty(17)
    Z = np.array([[np.dot(w, q)+c for w, c in zip(W, params[13:])] for q in X_train])
    A = squash(Z)
    E = squash(A.dot(params[:4])+params[4])-np.asarray(y_train).ravel()
    dZ = A*(1-A)*params[:4]*E[:, np.newaxis]
    out[:4], out[4] = E.dot(A), E.sum()
    out[5:13:2] = dZ.T.dot(X_train[:, 0])
    out[6:13:2] = dZ.T.dot(X_train[:, 1])
    out[13:] = dZ.sum(axis=0)
    return out
