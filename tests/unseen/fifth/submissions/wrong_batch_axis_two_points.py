def network(x, params):
    x = np.asarray(x, float)
    x1, x2 = x if len(x) == 2 else (x[:, 0], x[:, 1])
    s = params[4]
    for i in range(4):
        s = s+params[i]/(1+np.exp(-(params[5+2*i]*x1+params[6+2*i]*x2+params[13+i])))
    return 1/(1+np.exp(-s))
def loss(params, X_train, y_train):
    f = network(X_train, params)
    t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    N = len(X_train)
    t = np.reshape(y_train, N)
    act = [1/(1+np.exp(-(params[5+2*i]*X_train[:, 0]+params[6+2*i]*X_train[:, 1]+params[13+i]))) for i in range(4)]
    f = 1/(1+np.exp(-(sum(params[i]*act[i] for i in range(4))+params[4])))
    delta = f-t
    back = [delta*params[i]*act[i]*(1-act[i]) for i in range(4)]
    g = [np.sum(delta*q) for q in act]+[np.sum(delta)]
    for q in back:
        g.append(np.sum(q*X_train[:, 0])); g.append(np.sum(q*X_train[:, 1]))
    return np.array(g+[np.sum(q) for q in back])
