import numpy as np
def f(t): return 1/(1+np.exp(-t))
def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    return f(u1*f(v11*x[0]+v12*x[1]+b1)+u2*f(v21*x[0]+v22*x[1]+b2)+u3*f(v31*x[0]+v32*x[1]+b3)+u4*f(v41*x[0]+v42*x[1]+b4)+a)
def loss(params, X_train, y_train):
    res = 0.
    for i in range(len(X_train)):
        res -= np.log(network(X_train[i],params)) if y_train[i]==1 else np.log(1-network(X_train[i],params))
    return res
def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1 = X_train[:,0]; x2 = X_train[:,1]; d = network((x1,x2),params)-y_train.flatten()
    h1 = f(v11*x1+v12*x2+b1); h2 = f(v21*x1+v22*x2+b2); h3 = f(v31*x1+v32*x2+b3); h4 = f(v41*x1+v42*x2+b4)
    e1 = d*u1*h1*(1-h1); e2 = d*u2*h2*(1-h2); e3 = d*u3*h3*(1-h3); e4 = d*u4*h4*(1-h4)
    return np.array([sum(d*h1),sum(d*h2),sum(d*h3),sum(d*h4),sum(d),
                     sum(e1*x1),sum(e2*x1),sum(e3*x1),sum(e4*x1),
                     sum(e1*x2),sum(e2*x2),sum(e3*x2),sum(e4*x2),
                     sum(e1),sum(e2),sum(e3),sum(e4)])
