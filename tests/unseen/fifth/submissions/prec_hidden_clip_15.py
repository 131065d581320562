def network(x, params):
    t = np.clip(params[5:13].reshape(4, 2) @ np.array(x)+params[13:], -15, 15)
    return 1/(1+np.exp(-(params[:4] @ (1/(1+np.exp(-t)))+params[4])))
def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total
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
