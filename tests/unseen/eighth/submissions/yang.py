import numpy as np
def f(t): return 1/(1+np.exp(-t))
def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    return f(u1*f(v11*x[0]+v12*x[1]+b1)+u2*f(v21*x[0]+v22*x[1]+b2)+u3*f(v31*x[0]+v32*x[1]+b3)+u4*f(v41*x[0]+v42*x[1]+b4)+a)
def loss(params, X_train, y_train):
    s = 0
    for x,y in zip(X_train,y_train.flatten()):
        s = s-np.log(abs(1-y-network(x,params)))
    return s
def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    G = np.zeros(17)
    for x,y in zip(X_train,y_train.flatten()):
        h1 = f(v11*x[0]+v12*x[1]+b1); h2 = f(v21*x[0]+v22*x[1]+b2)
        h3 = f(v31*x[0]+v32*x[1]+b3); h4 = f(v41*x[0]+v42*x[1]+b4)
        r = network(x,params)-y
        G[0]+=r*h1; G[1]+=r*h2; G[2]+=r*h3; G[3]+=r*h4; G[4]+=r
        G[5]+=r*u1*h1*(1-h1)*x[0]; G[6]+=r*u1*h1*(1-h1)*x[1]
        G[7]+=r*u2*h2*(1-h2)*x[0]; G[8]+=r*u2*h2*(1-h2)*x[1]
        G[9]+=r*u3*h3*(1-h3)*x[0]; G[10]+=r*u3*h3*(1-h3)*x[0]
        G[11]+=r*u4*h4*(1-h4)*x[0]; G[12]+=r*u4*h4*(1-h4)*x[1]
        G[13]+=r*u1*h1*(1-h1); G[14]+=r*u2*h2*(1-h2); G[15]+=r*u3*h3*(1-h3); G[16]+=r*u4*h4*(1-h4)
    return G
