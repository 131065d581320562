import numpy as np
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    x1, x2 = x
    inputs = [(x1, x2), (x1, x2*abs(np.sign(x1))), (x1, x2), (x1, x2)]
    h = [sg(params[5+2*i]*p+params[6+2*i]*q+params[13+i]) for i, (p, q) in enumerate(inputs)]
    return sg(np.dot(params[:4], h)+params[4])
def loss(params, X_train, y_train):
    target = np.squeeze(y_train.reshape(len(X_train), -1), axis=1)
    guess = np.fromiter((network(r, params) for r in X_train), float)
    likelihood = np.where(target == 1, guess, 1 - guess)
    return -np.log(likelihood).sum()
def loss_gradient(params, X_train, y_train):
    h = sg(X_train@params[5:13].reshape(4,2).T+params[13:]); d = sg(h@params[:4]+params[4])-y_train.ravel()
    b = d[:,None]*h*(1-h)*params[:4]
    return np.concatenate([d@h,[d.sum()],(b.T@X_train).ravel(),b.sum(0)])
