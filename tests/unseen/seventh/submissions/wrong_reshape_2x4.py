import autograd.numpy as np
from autograd import grad

def sigmoid(z):
    return 1/(1 + np.exp(-z))

# as in the keras lecture: W1 has shape (n_in, n_hidden)
def network(x, params):
    W1 = params[5:13].reshape(2, 4)
    b1 = params[13:]
    hidden = sigmoid(np.dot(np.array(x), W1) + b1)
    return sigmoid(np.dot(hidden, params[:4]) + params[4])

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = np.ravel(y_train)
    return -np.sum(y*np.log(f) + (1 - y)*np.log(1 - f))

loss_gradient = grad(loss)
