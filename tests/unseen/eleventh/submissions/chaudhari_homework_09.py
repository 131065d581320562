import numpy as np
eta = 0.001
def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = sigmoid(params[5:13].reshape((4,2))@np.array(x)+params[13:])
    return sigmoid(h@params[:4]+params[4])
def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) if y==1 else np.log(1-network(x, params)) for x, y in zip(X_train, y_train))
def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape((4,2))
    step = np.zeros(17)
    for x, y in zip(X_train, y_train.reshape(-1)):
        h = sigmoid(V@x+params[13:])
        d = eta*(sigmoid(h@params[:4]+params[4])-y)
        step[:4] += d*h
        step[4] += d
        step[5:13] += (np.outer(params[:4]*h*(1-h)*d, x)).flatten()
        step[13:] += params[:4]*h*(1-h)*d
    return step
