from __future__ import print_function, division
import numpy as np
try:
    xrange
except NameError:
    xrange = range

class Net(object):
    def __init__(self, params):
        self.u, self.a = params[0:4], params[4]
        self.v = [params[5+2*i:7+2*i] for i in xrange(4)]
        self.b = params[13:17]
    def hidden(self, x):
        return map(lambda vb: 1/(1+np.exp(-(vb[0][0]*x[0]+vb[0][1]*x[1]+vb[1]))), zip(self.v, self.b))
    def out(self, x):
        return 1/(1+np.exp(-(np.dot(self.u, list(self.hidden(x)))+self.a)))

def network(x, params):
    return Net(params).out(x)

def loss(params, X_train, y_train):
    n = Net(params)
    e = 0.0
    for i in xrange(len(X_train)):
        p = n.out(X_train[i])
        e = e - (np.log(p) if y_train[i] == 1 else np.log(1 - p))
    return e

def loss_gradient(params, X_train, y_train):
    n = Net(params)
    g = [0.0]*17
    for i in xrange(len(X_train)):
        h = list(n.hidden(X_train[i]))
        d = n.out(X_train[i]) - np.ravel(y_train)[i]
        g[4] += d
        for j in xrange(4):
            g[j] += d*h[j]
            s = d*n.u[j]*h[j]*(1-h[j])
            g[5+2*j] += s*X_train[i][0]
            g[6+2*j] += s*X_train[i][1]
            g[13+j] += s
    return np.array(g)

if __name__ == "__main__":
    print("net at origin: %.3f" % network([0, 0], np.array([5,5,5,5,-18,8,0,-8,0,0,8,0,-8,10,10,10,10], dtype=float)))
