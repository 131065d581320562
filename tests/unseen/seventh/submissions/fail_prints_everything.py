import numpy as np

def sigmoid(z):
    return 1/(1+np.exp(-z))

def network(x, params):
    print('x =', x)
    s = params[4]
    for i in range(4):
        h = sigmoid(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
        print('   node', i, 'h =', h, 'u =', params[i])
        s = s+params[i]*h
    print('   out', sigmoid(s))
    return sigmoid(s)

def loss(params, X_train, y_train):
    L = 0
    for x, y in zip(X_train, y_train.ravel()):
        L = L-y*np.log(network(x, params))-(1-y)*np.log(1-network(x, params))
        print('L so far', L)
    return L

def loss_gradient(params, X_train, y_train):
    print('params', params)
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        d = network(x, params)-y
        h = sigmoid(params[5:13].reshape(4,2)@x+params[13:])
        k = d*params[:4]*h*(1-h)
        g = g+np.concatenate([d*h, [d], np.outer(k, x).ravel(), k])
        print(g)
    return g
