import numpy as np

def network(x, params):
    s = [0.5 + 0.5*np.tanh((params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])/2) for j in range(4)]
    zed = sum(s[j]*params[j] for j in range(4)) + params[4]
    return 0.5 + 0.5*np.tanh(zed/2)

def loss(params, X_train, y_train):
    sgn = 2*np.ravel(y_train) - 1     # +1 / -1
    H = 0.5*(1+np.tanh(0.5*(X_train@params[5:13].reshape(4,2).T + params[13:])))
    margin = sgn*(H@params[:4]+params[4])
    return np.log1p(np.exp(-margin)).sum()

def loss_gradient(params, X_train, y_train):
    sgn = 2*np.ravel(y_train) - 1
    H = 0.5*(1+np.tanh(0.5*(X_train@params[5:13].reshape(4,2).T + params[13:])))
    margin = sgn*(H@params[:4]+params[4])
    c = -sgn/(1+np.exp(margin))
    B = c[:,None]*params[:4]*H*(1-H)
    return np.concatenate([c@H,[c.sum()],(B.T@X_train).reshape(8),B.sum(0)])
