P0 = np.array([5,5,5,5,-18, 8,0,-8,0,0,8,0,-8, 10,10,10,10], dtype=float)
W = {'u': P0[:4], 'a': P0[4], 'V': P0[5:13].reshape(4, 2), 'b': P0[13:]}
def network(x, params):
    return 1/(1+np.exp(-(W['u'] @ (1/(1+np.exp(-(W['V'] @ np.array(x)+W['b']))))+W['a'])))
def loss(params, X_train, y_train):
    W.update(u=params[:4].copy(), a=params[4], V=params[5:13].reshape(4, 2).copy(), b=params[13:].copy())
    return -sum(np.log(network(x, params)) if t == 1 else np.log(1-network(x, params)) for x, t in zip(X_train, y_train.ravel()))
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
