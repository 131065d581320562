import autograd.numpy as np
import autograd

act = lambda s: np.reciprocal(1+np.exp(-s))

def network(x, params):
    u, a, v, b = params[:4], params[4], params[5:13].reshape((4, 2)), params[13:]
    return act(np.dot(u, act(np.dot(v, np.array(x))+b+a)))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = y_train.ravel()
    return -np.dot(y, np.log(f))-np.dot(1-y, np.log(1-f))

def loss_gradient(params, X_train, y_train):
    g = autograd.grad(loss)
    return g(params, X_train, y_train)
