import autograd.numpy as np
import autograd

def softmax(v):
    e = np.exp(v - np.max(v))
    return e / np.sum(e)

def network(x, params):
    x = np.array(x)
    h = [1 / (1 + np.exp(-(np.dot(params[5+2*i:7+2*i], x) + params[13+i]))) for i in range(4)]
    z = sum(params[i]*h[i] for i in range(4)) + params[4]
    return softmax(np.array([z, -z]))[0]

def loss(params, X_train, y_train):
    probs = [network(x, params) for x in X_train]
    terms = [-np.log(p) if t == 1 else -np.log(1 - p) for p, t in zip(probs, y_train.flatten())]
    return sum(terms)

def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss, 0)(params, X_train, y_train)
