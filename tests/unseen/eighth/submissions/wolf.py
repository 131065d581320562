import numpy as np
sgm = lambda z: 1/(1+np.exp(-z))
def network(x, params):
    h = [sgm(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k]) for k in range(4)]
    return sgm(sum(p*q for p, q in zip(params[:4], h))+params[4])
def loss(params, X_train, y_train):
    """- sum y log f + (1-y) log(1-f)"""
    yy = y_train.flatten()
    ff = np.array([network(pt, params) for pt in X_train])
    first = yy @ np.log(ff)
    second = (1 - yy) @ np.log(1 - ff)
    return -(first + second)
def loss_gradient(params, X_train, y_train):
    step = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = np.array([sgm(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k]) for k in range(4)])
        delta = y-network(x, params)
        dh = delta*params[:4]*h*(1-h)
        step += np.concatenate([delta*h, [delta], np.outer(dh, x).ravel(), dh])
    return step
