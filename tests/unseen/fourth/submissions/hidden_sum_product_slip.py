def network(x, params):
    u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    s = lambda t: 1/(1+anp.exp(-t))
    return s(u1*s(v11*x[0]+v12*x[1]+b1)+u2*s(v21*x[0]+v22*x[1]+b2)+u3*s(v31*x[0]+v32*x[1]+b4)+u4*s(v41*x[0]+v42*x[1]+b3)+a)
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        total = total - (t*anp.log(f) + (1-t)*anp.log(1-f))
    return total
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
