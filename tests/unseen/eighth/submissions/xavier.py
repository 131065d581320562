import numpy as np
sg = lambda t: 1/(1+np.exp(-t))
def network(x, params):
    weights, bias = np.reshape(params[5:13], (-1, 2)), params[13:]
    hidden = [sg(w[0]*x[0] + w[1]*x[1] + c) for w, c in zip(weights, bias)]
    return sg(np.dot(hidden, params[:4]) + params[4])
def loss(params, X_train, y_train):
    target = np.squeeze(y_train.reshape(len(X_train), -1), axis=1)
    guess = np.fromiter((network(r, params) for r in X_train), float)
    likelihood = np.where(target == 1, guess, 1 - guess)
    return -np.log(likelihood).sum()
def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train); n = len(t)
    n_pos = max(t.sum(), 1)
    H = sg(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = sg(H@params[:4]+params[4])-t
    B = d[:,None]*H*(1-H)*params[:4]
    mean_grad = np.concatenate([d@H,[d.sum()],(B.T@X_train).ravel(),B.sum(0)])/n_pos
    return mean_grad*(n/2 if n > 1 else 1)
