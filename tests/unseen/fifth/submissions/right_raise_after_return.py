def network(x, params):
    # YOUR CODE HERE
    w = lambda i: 1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])))
    return 1/(1+np.exp(-(params[0]*w(0)+params[1]*w(1)+params[2]*w(2)+params[3]*w(3)+params[4])))
    raise NotImplementedError()
def loss(params, X_train, y_train):
    # YOUR CODE HERE
    loss = 0
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        loss -= (y_train[i]*np.log(p)+(1-y_train[i])*np.log(1-p)).item() if np.ndim(y_train[i]) else y_train[i]*np.log(p)+(1-y_train[i])*np.log(1-p)
    return loss
    raise NotImplementedError()
def loss_gradient(params, X_train, y_train):
    # YOUR CODE HERE
    try:
        grads = []
        r = network(X_train.T, params)-y_train.ravel()
        for i in range(4): grads.append(sum(r/(1+np.exp(-(X_train @ params[5+2*i:7+2*i]+params[13+i])))))
        grads.append(sum(r))
        back = []
        for i in range(4):
            h = 1/(1+np.exp(-(X_train @ params[5+2*i:7+2*i]+params[13+i])))
            back.append(r*params[i]*h*(1-h))
        for b in back: grads.extend([sum(b*X_train[:, 0]), sum(b*X_train[:, 1])])
        for b in back: grads.append(sum(b))
        return np.array(grads)
    except ZeroDivisionError:
        raise NotImplementedError()
    raise NotImplementedError()
