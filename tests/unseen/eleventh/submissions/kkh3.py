import numpy as np
def network(x, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@np.array(x)+params[13:])))
    return 1/(1+np.exp(-(h@params[:4]+params[4])))
def loss(params, X_train, y_train):
    f = np.array([network(x,params) for x in X_train]); y = y_train.ravel()
    return -(y*np.log(f)+(1-y)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train, step_size=0.5):
    grad = np.zeros(17)
    for i in range(17):
        up = params.copy(); up[i] += step_size
        down = params.copy(); down[i] -= step_size
        grad[i] = (loss(up,X_train,y_train)-loss(down,X_train,y_train))/(2*step_size)
    return grad
