import numpy as np
def sigmoid(x): return 1/(1+np.exp(-x))
def predict(X, p): return sigmoid(sigmoid(X@p[5:13].reshape(4,2).T+p[13:])@p[:4]+p[4])
def network(x, params): return predict(np.array([x]), params)[0]
def loss(params, X_train, y_train):
    bs = 25
    n_batches = max(1, len(X_train)//bs)
    yy = y_train.ravel()
    total = 0.
    for b in range(n_batches):
        f = predict(X_train[b*bs:(b+1)*bs], params); t = yy[b*bs:(b+1)*bs]
        total += -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    hid = sigmoid(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = predict(X_train, params)-y_train.ravel()
    q = d[:,None]*params[:4]*hid*(1-hid)
    return np.concatenate([hid.T@d,[d.sum()],(q.T@X_train).ravel(),q.sum(0)])
