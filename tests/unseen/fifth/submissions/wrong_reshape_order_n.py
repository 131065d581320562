def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))) for i in range(4)]
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total
def loss_gradient(params, X_train, y_train):
    N = len(X_train)
    h = np.array([1/(1+np.exp(-(X_train @ params[5+2*i:7+2*i]+params[13+i]))) for i in range(4)])
    f = 1/(1+np.exp(-(params[:4] @ h+params[4]))); e = (f-y_train.ravel())[:, None]
    H = h.reshape(N, 4)
    k = e*params[:4]*H*(1-H)
    return np.concatenate([(e*H).sum(0), e.sum(0), (k.T @ X_train).ravel(), k.sum(0)])
