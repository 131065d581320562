def sigmoid(t):
    return 1/(1+np.exp(-np.clip(t, -500, 500)))
def network(x, params):
    return sigmoid(np.sum(params[:4]*sigmoid(params[5:13].reshape(4, 2).dot(x)+params[13:]))+params[4])
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = np.array([network(p, params) for p in X_train])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    H = sigmoid(X_train.dot(params[5:13].reshape(4, 2).T)+params[13:])
    d = sigmoid(H.dot(params[:4])+params[4])-np.ravel(y_train)
    return np.concatenate([d.dot(H), [d.sum()]]+[(d*params[i]*H[:, i]*(1-H[:, i])).dot(X_train) for i in range(4)]+[[(d*params[i]*H[:, i]*(1-H[:, i])).sum()] for i in range(4)])
