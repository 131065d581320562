import numpy as np

def f_sigmoid(val):
    return 1/(1+np.exp(-val))

def network(x, params):
    weighted = params[5:13]*np.tile(x, 4)
    h = f_sigmoid(weighted.reshape(4, 2).sum(axis=1)+params[-4:])
    return f_sigmoid((params[:4]*h).sum()+params[4])

def loss(params, X_train, y_train):
    J = 0
    for idx, point in enumerate(X_train):
        pred = network(point, params)
        target = float(y_train.flatten()[idx])
        J += target*np.log(pred)+(1-target)*np.log(1-pred)
    return -J

def loss_gradient(params, X_train, y_train):
    contributions = []
    for idx, point in enumerate(X_train):
        h = f_sigmoid((params[5:13]*np.tile(point, 4)).reshape(4, 2).sum(axis=1)+params[-4:])
        diff = network(point, params)-float(y_train.flatten()[idx])
        chain = params[:4]*h*(1-h)
        contributions.append(diff*np.concatenate((h, np.ones(1), np.kron(chain, point), chain)))
    return np.sum(contributions, axis=0)
