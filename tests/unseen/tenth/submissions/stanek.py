import numpy as np
def network(x, params):
    '''see above'''
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    # my solution
    layer11 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    layer12 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    layer13 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    layer14 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    arg = u1*layer11 + u2*layer12 + u3*layer13 + u4*layer14 + a
    return 1 / (1 + np.exp(-arg))

def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(p) + (1 - yy)*np.log(1 - p))

def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    y = y_train.reshape(-1)
    x1, x2 = X_train.T
    sg = lambda t: 1/(1+np.exp(-t))
    h1, h2, h3, h4 = sg(v11*x1+v12*x2+b1), sg(v21*x1+v22*x2+b2), sg(v31*x1+v32*x2+b3), sg(v41*x1+v42*x2+b4)
    r = sg(u1*h1+u2*h2+u3*h3+u4*h4+a)-y
    e1, e2, e3, e4 = r*u1*h1*(1-h1), r*u2*h2*(1-h2), r*u3*h3*(1-h3), r*u4*h4*(1-h4)
    return np.array([r@h1, r@h2, r@h3, r@h4, r.sum(), e1@x1, e1@x2, e2@x1, e2@x2, e3@x1, e3@x2, e4@x1, e4@x2,
                     e1.sum(), e2.sum(), e3.sum(), (r*u4*h3*(1-h3)).sum()])
