def network(x, params):
    P = dict(zip('u1 u2 u3 u4 a v11 v12 v21 v22 v31 v32 v41 v42 b1 b2 b3 b4'.split(), params))
    s = P['a']
    for i in range(1, 6):
        s += P[f'u{i}']/(1+np.exp(-(P[f'v{i}1']*x[0]+P[f'v{i}2']*x[1]+P[f'b{i}'])))
    return 1/(1+np.exp(-s))
def loss(params, X_train, y_train):
    out = 0.0
    for point, label in zip(X_train, y_train.flatten()):
        prob = network(point, params)
        if label == 1:
            out += -np.log(prob)
        else:
            out += -np.log(1-prob)
    return out
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
