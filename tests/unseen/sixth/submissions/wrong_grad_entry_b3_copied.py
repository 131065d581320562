import numpy as np

def s(t): return 1/(1+np.exp(-t))

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1 = x[0]; x2 = x[1]
    return s(u1*s(v11*x1+v12*x2+b1)+u2*s(v21*x1+v22*x2+b2)+u3*s(v31*x1+v32*x2+b3)+u4*s(v41*x1+v42*x2+b4)+a)

def loss(params, X_train, y_train):
    l = 0
    for i in range(len(X_train)):
        l -= y_train.ravel()[i]*np.log(network(X_train[i], params))+(1-y_train.ravel()[i])*np.log(1-network(X_train[i], params))
    return l

def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1 = X_train[:, 0]; x2 = X_train[:, 1]
    h1 = s(v11*x1+v12*x2+b1)
    h2 = s(v21*x1+v22*x2+b2)
    h3 = s(v31*x1+v32*x2+b3)
    h4 = s(v41*x1+v42*x2+b4)
    d = s(u1*h1+u2*h2+u3*h3+u4*h4+a)-y_train.ravel()
    dL = [d*h1, d*h2, d*h3, d*h4, d]
    dL.append(d*u1*h1*(1-h1)*x1)
    dL.append(d*u1*h1*(1-h1)*x2)
    dL.append(d*u2*h2*(1-h2)*x1)
    dL.append(d*u2*h2*(1-h2)*x2)
    dL.append(d*u3*h3*(1-h3)*x1)
    dL.append(d*u3*h3*(1-h3)*x2)
    dL.append(d*u4*h4*(1-h4)*x1)
    dL.append(d*u4*h4*(1-h4)*x2)
    dL.append(d*u1*h1*(1-h1))
    dL.append(d*u2*h2*(1-h2))
    dL.append(d*u1*h1*(1-h1))
    dL.append(d*u4*h4*(1-h4))
    return np.array([q.sum() for q in dL])
