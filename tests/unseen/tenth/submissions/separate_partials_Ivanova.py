import numpy as np

def s(t):
    return 1/(1+np.exp(-t))

def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    return s(u1*s(v11*x[0]+v12*x[1]+b1)+u2*s(v21*x[0]+v22*x[1]+b2)+u3*s(v31*x[0]+v32*x[1]+b3)+u4*s(v41*x[0]+v42*x[1]+b4)+a)

def loss(params, X_train, y_train):
    ans = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        fx = network(x, params)
        if t == 1:
            ans -= np.log(fx)
        else:
            ans -= np.log(1 - fx)
    return ans

def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1 = X_train[:,0]; x2 = X_train[:,1]; y = np.ravel(y_train)
    h1 = s(v11*x1+v12*x2+b1)
    h2 = s(v21*x1+v22*x2+b2)
    h3 = s(v31*x1+v32*x2+b3)
    h4 = s(v41*x1+v42*x2+b4)
    f = s(u1*h1+u2*h2+u3*h3+u4*h4+a)
    dLdu1 = sum((f-y)*h1)
    dLdu2 = sum((f-y)*h2)
    dLdu3 = sum((f-y)*h3)
    dLdu4 = sum((f-y)*h4)
    dLda = sum(f-y)
    dLdv11 = sum((f-y)*u1*h1*(1-h1)*x1)
    dLdv12 = sum((f-y)*u1*h1*(1-h1)*x2)
    dLdv21 = sum((f-y)*u2*h2*(1-h2)*x1)
    dLdv22 = sum((f-y)*u2*h2*(1-h2)*x2)
    dLdv31 = sum((f-y)*u3*h3*(1-h3)*x1)
    dLdv32 = sum((f-y)*u3*h3*(1-h3)*x2)
    dLdv41 = sum((f-y)*u4*h4*(1-h4)*x1)
    dLdv42 = sum((f-y)*u4*h4*(1-h4)*x2)
    dLdb1 = sum((f-y)*u1*h1*(1-h1))
    dLdb2 = sum((f-y)*u2*h2*(1-h2))
    dLdb3 = sum((f-y)*u3*h3*(1-h3))
    dLdb4 = sum((f-y)*u4*h4*(1-h4))
    return np.array([dLdu1,dLdu2,dLdu3,dLdu4,dLda,dLdv11,dLdv12,dLdv21,dLdv22,dLdv31,dLdv32,dLdv41,dLdv42,dLdb1,dLdb2,dLdb3,dLdb4])
