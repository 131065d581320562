def set_globals(params):
    global u, a, v, b
    u = params[0:4]; a = params[4]; v = params[5:13].reshape(4, 2); b = params[13:]
def logistic(): 
    return lambda t: 1/(1+np.exp(-t))
def network(x, params):
    set_globals(params)
    s = logistic()
    return s(sum(u[i]*s(v[i][0]*x[0]+v[i][1]*x[1]+b[i]) for i in range(4))+a)
def loss(params, X_train, y_train):
    global F
    F = network((X_train[:, 0], X_train[:, 1]), params)
    T = y_train.reshape(-1)
    return -np.sum(np.log(T*F+(1-T)*(1-F)))
def loss_gradient(params, X_train, y_train):
    global F
    F = network((X_train[:, 0], X_train[:, 1]), params)
    R = F-y_train.reshape(-1); s = logistic()
    h = [s(v[i][0]*X_train[:, 0]+v[i][1]*X_train[:, 1]+b[i]) for i in range(4)]
    gu = [np.sum(R*h[i]) for i in range(4)]
    gv = [np.sum(R*u[i]*h[i]*(1-h[i])*X_train[:, j]) for i in range(4) for j in range(2)]
    gb = [np.sum(R*u[i]*h[i]*(1-h[i])) for i in range(4)]
    return np.array(gu+[np.sum(R)]+gv+gb)
