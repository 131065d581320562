import numpy as np
def sig(x): return 1/(1+np.exp(-x))
def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1,x2 = x
    return sig(u1*sig(v11*x1+v12*x2+b1)+u2*sig(v21*x1+v22*x2+b2)+u3*sig(v31*x1+v32*x2+b3)+u4*sig(v41*x1+v42*x2+b4)+a)
def loss(params, X_train, y_train):
    e=0
    for x,y in zip(X_train,np.ravel(y_train)):
        e-=np.log(network(x,params)) if y else np.log(1-network(x,params))
    return e
def loss_gradient(params, X_train, y_train):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1=X_train[:,0]; x2=X_train[:,1]; y=np.ravel(y_train)
    h1=sig(v11*x1+v12*x2+b1); h2=sig(v21*x1+v22*x2+b2); h3=sig(v31*x1+v32*x2+b3); h4=sig(v41*x1+v42*x2+b4)
    r=sig(u1*h1+u2*h2+u3*h3+u4*h4+a)-y
    t1=r*u1*h1*(1-h1); t2=r*u2*h2*(1-h2); t3=r*u3*h3*(1-h3); t4=r*u4*h4*(1-h4)
    return np.array([(r*h1).sum(),(r*h2).sum(),(r*h3).sum(),(r*h4).sum(),r.sum(),
        (t1*x1).sum(),(t3*x1).sum(),(t2*x1).sum(),(t2*x2).sum(),(t1*x2).sum(),(t3*x2).sum(),(t4*x1).sum(),(t4*x2).sum(),
        t1.sum(),t2.sum(),t3.sum(),t4.sum()])
