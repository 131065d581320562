import numpy as np
def s(q): return 1/(1+np.exp(-q))
def network(x, params):
    p = params
    return s(p[4]+sum(p[i]*s(p[5+2*i]*x[0]+p[6+2*i]*x[1]+p[13+i]) for i in range(4)))
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    y = y_train.flatten()
    return -np.sum(y*np.log(f)+(1-y)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    g = np.zeros(17)
    for (x1,x2), y in zip(X_train, y_train.flatten()):
        h1=s(v11*x1+v12*x2+b1); h2=s(v21*x1+v22*x2+b2); h3=s(v31*x1+v32*x2+b3); h4=s(v41*x1+v42*x2+b4)
        d=network((x1,x2),params)-y
        d1=d*u1*h1*(1-h1); d2=d*u1*h2*(1-h2); d3=d*u1*h3*(1-h3); d4=d*u1*h4*(1-h4)
        g+=[d*h1,d*h2,d*h3,d*h4,d,d1*x1,d1*x2,d2*x1,d2*x2,d3*x1,d3*x2,d4*x1,d4*x2,d1,d2,d3,d4]
    return g
