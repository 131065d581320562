import autograd.numpy as np
import autograd
def logit(X, q):
    u, a, b = q[:4], q[4], q[13:]
    V = np.array([[q[5], q[7], q[9], q[11]], [q[6], q[8], q[10], q[12]]])   # 2 x 4, ya transpuesta
    return a + np.sum(u)/2 + np.dot(np.tanh((np.dot(X, V) + b)/2), u/2)
def network(x, params):
    """salida de la red"""
    return (1 + np.tanh(logit(np.array(x, dtype=float), params)/2))/2
def loss(params, X_train, y_train):
    z = logit(X_train, params)
    y = np.ravel(y_train)
    return np.sum((1 - y)*z) + np.sum(np.logaddexp(0, -z))    # entropia cruzada
def loss_gradient(params, X_train, y_train):
    return autograd.elementwise_grad(loss)(params, X_train, y_train)
