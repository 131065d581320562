import numpy as np
def sigmoid(z): return 1/(1+np.exp(-z))
def network(x, params):
    h = sigmoid(np.dot(params[5:13].reshape(4,2), x)+params[13:])
    return sigmoid(np.dot(params[:4], h)+params[4])
def loss(params, X_train, y_train):
    E = 0
    i = 0
    for t in np.nditer(y_train):
        out = network(X_train[i], params)
        E = E - float(t)*np.log(out) - (1 - float(t))*np.log(1 - out)
        i += 1
    return E
def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for x,t in zip(X_train,y_train.ravel()):
        h = sigmoid(np.dot(params[5:13].reshape(4,2), x)+params[13:])
        f = sigmoid(np.dot(params[:4], h))
        grad[:4] += (f-t)*h
        grad[4] += f-t
        grad[5:13] += np.outer((f-t)*params[:4]*h*(1-h), x).ravel()
        grad[13:] += (f-t)*params[:4]*h*(1-h)
    return grad
