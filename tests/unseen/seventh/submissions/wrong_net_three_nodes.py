import numpy as np

def logi(z):
    return 1/(1+np.exp(-z))

def network(x, params):
    z = params[4]
    for i in range(0, 3):
        z += params[i]*logi(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return logi(z)

def both(params, X_train, y_train):
    yy = y_train.ravel()
    H = logi(X_train@params[5:13].reshape(4,2).T+params[13:])
    z = H@params[:4]+params[4]
    return yy, H, z

def loss(params, X_train, y_train):
    yy, H, z = both(params, X_train, y_train)
    return (np.logaddexp(0, z)-yy*z).sum()

def loss_gradient(params, X_train, y_train):
    yy, H, z = both(params, X_train, y_train)
    e = logi(z)-yy
    dH = e[:,None]*params[:4]*H*(1-H)
    return np.r_[e@H, e.sum(), (dH.T@X_train).ravel(), dH.sum(0)]
