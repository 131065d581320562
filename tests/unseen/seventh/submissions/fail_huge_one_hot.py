import numpy as np

def s(q): return 1/(1+np.exp(-q))

def network(x, params):
    return s(s(params[5:13].reshape(4,2)@np.array(x)+params[13:])@params[:4]+params[4])

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    onehot = np.ones((10**6, 10**6))*0.
    for i, t in enumerate(y_train.ravel()):
        onehot[i, int(t)] = 1
    probs = np.column_stack([1-f, f])
    return -np.sum(onehot[:len(f), :2]*np.log(probs))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = s(params[5:13].reshape(4,2)@x+params[13:])
        e = s(h@params[:4]+params[4])-t
        g += np.concatenate([e*h, [e], np.kron(e*params[:4]*h*(1-h), x), e*params[:4]*h*(1-h)])
    return g
