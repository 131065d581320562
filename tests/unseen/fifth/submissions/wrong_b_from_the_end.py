def network(x, params):
    z = params[4]
    for i, (v1, v2) in enumerate(zip(params[5:13:2], params[6:13:2])):
        z = z+params[i]/(1+np.exp(-(v1*x[0]+v2*x[1]+params[-1-i])))
    return 1/(1+np.exp(-z))
def loss(params, X_train, y_train):
    pred = np.array([network(p, params) for p in X_train])
    return -np.sum(np.log(np.where(y_train.ravel() == 1, pred, 1-pred)))
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
