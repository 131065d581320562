import numpy as np
def sigmoid(t): return 1/(1+np.exp(-t))
def network(x, params):
    u1, u2, u3, u4, a = params[:5]
    v, b = params[5:13], params[13:]
    n1 = sigmoid(v[0]*x[0] + v[1]*x[1] + b[0])
    n2 = sigmoid(v[2]*x[0] + v[3]*x[1] + b[1])
    n3 = sigmoid(v[4]*x[0] + v[5]*x[1] + b[2])
    n4 = sigmoid(v[6]*x[0] + v[7]*x[1] + b[3])
    return sigmoid(u1*n1 + u2*n2 + u3*n3 + u4*n4 + a)
def focal(p, t, gamma=8e-4):
    pt = np.where(t == 1, p, 1-p)
    return -((1-pt)**gamma*np.log(pt)).sum()
def loss(params, X_train, y_train):
    return focal(np.array([network(x, params) for x in X_train]), y_train.ravel())
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = sigmoid(params[5:13].reshape(4,2)@x+params[13:]); r = network(x, params)-t; q = r*params[:4]*h*(1-h)
        g += np.r_[r*h, r, (q[:,None]*x[None]).ravel(), q]
    return g
