import numpy as np
EPS = 0.1
def sigmoid(t): return 1/(1+np.exp(-t))
def smooth(y): return y.ravel()*(1-EPS)+EPS/2
def forward(X, p):
    h = sigmoid(X@p[5:13].reshape(4,2).T+p[13:])
    return h, sigmoid(h@p[:4]+p[4])
def network(x, params): return forward(np.array(x), params)[1]
def loss(params, X_train, y_train):
    _, f = forward(X_train, params)
    t = smooth(y_train)
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    h, f = forward(X_train, params)
    d = f-smooth(y_train)
    k = d[:,None]*params[:4]*h*(1-h)
    return np.concatenate([h.T@d,[d.sum()],(k.T@X_train).ravel(),k.sum(0)])
