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
    H = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:]))); e = 1/(1+np.exp(-(H @ params[:4]+params[4])))-y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    return [e @ H, e.sum(), D.T @ X_train, D.sum(0)]
