import numpy as np

def network(x, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ np.array(x)+params[13:])))
    return 1/(1+np.exp(-(h @ params[:4]+params[4])))

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) if t else np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    # TODO chain rule
    raise NotImplementedError()
