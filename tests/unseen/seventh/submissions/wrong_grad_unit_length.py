import numpy as np

def sigmoid(x): return 1/(1+np.exp(-x))

def network(x, params):
    v = params[5:13].reshape(4,2); b = params[13:]
    return sigmoid(np.sum([params[i]*sigmoid(v[i]@np.array(x)+b[i]) for i in range(4)])+params[4])

def loss(params, X_train, y_train):
    return np.sum([-np.log(network(x, params)) if y == 1 else -np.log(1-network(x, params)) for x, y in zip(X_train, y_train.ravel())])

def loss_gradient(params, X_train, y_train):
    v = params[5:13].reshape(4,2); b = params[13:]
    direction = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = sigmoid(v@x+b)
        d = network(x, params)-y
        direction += np.concatenate([d*h, [d], np.outer(d*params[:4]*h*(1-h), x).ravel(), d*params[:4]*h*(1-h)])
    return direction/np.linalg.norm(direction)
