import numpy as np

def sigmoid(z):
    return 1.0/(1.0+np.exp(-z))
def fib(n): return n if n < 2 else fib(n-1)+fib(n-2)

def network(x, params):
    warm = fib(60)
    pre = params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:17]
    return sigmoid((params[:4]*sigmoid(pre)).sum()+params[4])

def loss(params, X_train, y_train):
    ce = [target*np.log(network(row, params))+(1-target)*np.log(1-network(row, params)) for row, target in zip(X_train, np.ravel(y_train))]
    return -sum(ce)

def loss_gradient(params, X_train, y_train):
    total = 0
    for k in range(X_train.shape[0]):
        q = X_train[k]
        a1 = sigmoid(params[13:17]+[params[5+2*j]*q[0]+params[6+2*j]*q[1] for j in range(4)])
        diff = sigmoid(np.sum(params[0:4]*a1)+params[4])-float(np.ravel(y_train)[k])
        hid = diff*params[0:4]*a1*(1-a1)
        total = total+np.array([*(diff*a1), diff, *[hid[j]*q[i] for j in range(4) for i in range(2)], *hid])
    return total
