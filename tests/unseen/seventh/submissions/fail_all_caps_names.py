import numpy as np

def Sigmoid(z): return 1/(1+np.exp(-z))

def Network(x, params):
    return Sigmoid(params[:4]@Sigmoid(params[5:13].reshape(4,2)@np.array(x)+params[13:])+params[4])

def Loss(params, X, y):
    return sum(-np.log(Network(a, params)) if t == 1 else -np.log(1-Network(a, params)) for a, t in zip(X, y.ravel()))

def Gradient(params, X, y):
    g = np.zeros(17)
    for a, t in zip(X, y.ravel()):
        h = Sigmoid(params[5:13].reshape(4,2)@a+params[13:])
        d = Network(a, params)-t
        g += np.concatenate([d*h, [d], np.outer(d*params[:4]*h*(1-h), a).ravel(), d*params[:4]*h*(1-h)])
    return g
