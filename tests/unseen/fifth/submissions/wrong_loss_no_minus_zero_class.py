def network(x, params):
    from scipy.special import expit
    hidden_layer = expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17])
    return expit(hidden_layer @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train]); y = y_train.ravel()
    return -np.sum(y*np.log(f)) + np.sum((1-y)*np.log(1-f))
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
