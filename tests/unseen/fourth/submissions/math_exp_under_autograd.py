import math
def network(x, params):
    z = params[4]
    for i in range(4):
        s = params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]
        z = z + params[i]*(0.5 + 0.5*math.tanh(s/2))
    return 0.5 + 0.5*math.tanh(z/2)
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = np.array([network(p, params) for p in X_train])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    return autograd.grad(loss)(params, X_train, y_train)
