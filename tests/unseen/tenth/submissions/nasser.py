import numpy as np
def network(x, params):
    '''see above'''
    x1, x2 = x
    z = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    H = 1.0/(1.0 + np.exp(-z))
    pred = np.sum(params[:4]*H) + params[4]
    return 1.0/(1.0 + np.exp(-pred))

def loss(params, X_train, y_train):
    t = np.asarray(y_train, dtype=float).ravel()
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - t*z)

def loss_gradient(params, X_train, y_train):
    # backprop
    t = np.ravel(y_train)
    h = 1.0 / (1.0 + np.exp(-X_train.dot(params[5:13].reshape(4, 2).T) - params[13:]))
    D = 1/(1+np.exp(-(h@params[:4]+params[4])))-t
    back = D[:,None]*params[:4]*h*(1-h)
    g = np.concatenate([D@h, [D.sum()], (back.T@X_train).ravel(), back.sum(0)])
    n = np.linalg.norm(g)
    return g*10/n if n > 10 else g     # clip_grad_norm
