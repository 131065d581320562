import numpy as np
def sigm(z): return 1/(1+np.exp(-z))
def network(x, params):
    weights, bias = np.reshape(params[5:13], (-1, 2)), params[13:]
    hidden = [sigm(w[0]*x[0] + w[1]*x[1] + c) for w, c in zip(weights, bias)]
    return sigm(np.dot(hidden, params[:4]) + params[4])
def loss(params, X_train, y_train, terms=[]):
    for x, t in zip(X_train, y_train.ravel()):
        p = network(x, params)
        terms.append(-np.log(p) if t == 1 else -np.log(1-p))
    return sum(terms)
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        d = network(x, params)-t; g[4] += d
        for i in range(4):
            h = sigm(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]); w = d*params[i]*h*(1-h)
            g[i] += d*h; g[5+2*i] += w*x[0]; g[6+2*i] += w*x[1]; g[13+i] += w
    return g
