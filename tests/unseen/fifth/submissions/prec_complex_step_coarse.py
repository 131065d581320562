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
def closs(p, X, t):
    H = 1/(1+np.exp(-(X @ p[5:13].reshape(4, 2).T+p[13:]))); f = 1/(1+np.exp(-(H @ p[:4]+p[4])))
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    h = 1e-3; t = y_train.ravel()
    return np.array([closs(params+1j*h*np.eye(17)[k], X_train, t).imag/h for k in range(17)])
