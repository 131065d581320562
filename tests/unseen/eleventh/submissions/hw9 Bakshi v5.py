import autograd.numpy as np
from autograd import grad
def network(x, params):
    h = 1/(1+np.exp(-(np.dot(params[5:13].reshape((4,2)),np.array(x))+params[13:])))
    return 1/(1+np.exp(-(np.dot(params[:4],h)+params[4])))
def loss(params, X_train, y_train):
    S = 0.
    for x in X_train:
        f = network(x, params)
        S = S-(f*np.log(f)+(1-f)*np.log(1-f))
    return S
loss_gradient = grad(loss)
