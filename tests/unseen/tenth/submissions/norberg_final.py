import numpy as np
initial = np.array([5,5,5,5,-18,8,0,-8,0,0,8,0,-8,10,10,10,10], dtype=float)

def network(x, params):
    v = initial[5:13].reshape(4,2)
    b = initial[13:]
    h = 1/(1+np.exp(-(v@np.array(x)+b)))
    return 1/(1+np.exp(-(params[:4]@h+params[4])))

def loss(params, X_train, y_train):
    ce = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        fx = network(x, params)
        if t == 1:
            ce -= np.log(fx)
        else:
            ce -= np.log(1 - fx)
    return ce

def loss_gradient(params, X_train, y_train):
    out_grad = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        delta = network(X_train[n_], params) - t[n_]
        out_grad[4] += delta
        for j in range(4):
            s = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            out_grad[j] += delta*s
            c = delta*params[j]*s*(1 - s)
            out_grad[5+2*j] += c*x1
            out_grad[6+2*j] += c*x2
            out_grad[13+j] += c
    return out_grad
