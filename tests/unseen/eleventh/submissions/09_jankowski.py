import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params): return s(params[:4]@s(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])
def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, y_train.ravel()): E -= np.log(network(x,params) if t == 1 else 1-network(x,params))
    return E
def loss_gradient(params, X_train, y_train):
    gradient = np.zeros(17)
    # TODO: backpropagation
    return gradient
