import numpy as np
def network(x, params):
    return 1/(1+np.exp(-(params[4] + params[:4] @ x))
def loss(params, X_train, y_train):
    return 0
def loss_gradient(params, X_train, y_train):
    return np.zeros(17)
