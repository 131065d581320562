def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))) for i in range(4)]
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
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
    g = np.zeros(17); f = np.array([network(x, params) for x in X_train]); e = f-y_train.ravel()
    g[4] = e.sum()
    for i in range(4):
        h = 1/(1+np.exp(-(X_train @ params[5+2*i:7+2*i]+params[13+i])))
        g[i] = np.sum(e*h)
        g[5+2*i:7+2*i] = (e*params[i]*h*(1-h)) @ X_train
    return g
