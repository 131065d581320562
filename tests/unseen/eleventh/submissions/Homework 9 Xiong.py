import autograd.numpy as np
from autograd import grad
def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = np.zeros(4)
    for i in range(4):
        h[i] = sigmoid(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return sigmoid(np.dot(params[:4], h)+params[4])
def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, y_train):
        E = E - (np.log(network(x, params)) if t == 1 else np.log(1-network(x, params)))
    return E
def loss_gradient(params, X_train, y_train):
    return grad(loss)(params, X_train, y_train)
