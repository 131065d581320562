from itertools import cycle
def network(x, params):
    bias = cycle(params[13:17]); next(bias)
    z = params[4]
    for i in range(4):
        z = z+params[i]/(1+np.exp(-params[5+2*i]*x[0]-params[6+2*i]*x[1]-next(bias)))
    return 1/(1+np.exp(-z))
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
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
