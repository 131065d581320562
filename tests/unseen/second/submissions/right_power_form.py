import autograd.numpy as np
import autograd
def network(x, params):
    x1, x2 = x
    H = [1 / (1 + np.exp(-(params[5] * x1 + params[6] * x2 + params[13]))),
         1 / (1 + np.exp(-(params[7] * x1 + params[8] * x2 + params[14]))),
         1 / (1 + np.exp(-(params[9] * x1 + params[10] * x2 + params[15]))),
         1 / (1 + np.exp(-(params[11] * x1 + params[12] * x2 + params[16])))]
    return 1 / (1 + np.exp(-(params[0] * H[0] + params[1] * H[1] + params[2] * H[2] + params[3] * H[3] + params[4])))
def loss(params, X_train, y_train):
    p = network(X_train.T, params)
    y = y_train.T.reshape(-1)
    likelihood = np.where(y == 1, p, 1 - p)
    return np.abs(np.sum(np.log(likelihood)))
def loss_gradient(params, X_train, y_train):
    value, g = autograd.value_and_grad(loss)(params, X_train, y_train)
    return g
