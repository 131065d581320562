import numpy as np
def network(x, params):
    '''see above'''
    uu, a = params[:4], params[4]
    v = params[5:13].reshape(4, 2)
    B = params[13:]
    H = 1 / (1 + np.exp(-(v.dot(x) + B)))
    return 1 / (1 + np.exp(-(uu.dot(H) + a)))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = np.ravel(y_train)
    return -np.sum((1-y)*np.log(f)+y*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    t = 1-np.ravel(y_train)
    H = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))
    r = 1/(1+np.exp(-(H@params[:4]+params[4])))-t
    q = np.outer(r, params[:4])*H*(1-H)
    return np.concatenate([H.T@r, [r.sum()], (q.T@X_train).ravel(), q.sum(0)])
