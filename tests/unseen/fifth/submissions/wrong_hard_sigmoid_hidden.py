import autograd.numpy as np
from autograd import grad
def network(x, params):
    t = params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:]
    h = np.clip(0.25*t+0.5, 0, 1)
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    tt = y_train.ravel(); s = 0.
    for i in range(len(tt)):
        f = network(X_train[i], params)
        s = s-(tt[i]*np.log(f)+(1-tt[i])*np.log(1-f))
    return s
loss_gradient = grad(loss)
