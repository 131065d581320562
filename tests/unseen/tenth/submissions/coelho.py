import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    # my solution
    s1 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    s2 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    s3 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    s4 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    pre = u1*s1 + u2*s2 + u3*s3 + u4*s4 + a
    return 1 / (1 + np.exp(-pre))

def loss(params, X_train, y_train):
    L = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        prob = network(x, params)
        if t == 1:
            L -= np.log(prob)
        else:
            L -= np.log(1 - prob)
    return L

def dsig(s):
    return s*(1-s)

def loss_gradient(params, X_train, y_train):
    total = np.zeros(17)
    for x, yy in zip(X_train, np.ravel(y_train)):
        z = params[5:13].reshape(4,2)@x+params[13:]
        hidden = 1/(1+np.exp(-z))
        D = network(x, params)-yy
        back = D*params[:4]*dsig(z)
        total += np.concatenate([D*hidden, [D], np.outer(back, x).ravel(), back])
    return total
