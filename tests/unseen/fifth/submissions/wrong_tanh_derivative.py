def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))) for i in range(4)]
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    pred = np.array([network(p, params) for p in X_train])
    return -np.sum(np.log(np.where(y_train.ravel() == 1, pred, 1-pred)))
def dact(h): return 1-h**2
def loss_gradient(params, X_train, y_train):
    W1, b1, w2, b2 = params[5:13].reshape(4, 2), params[13:], params[:4], params[4]
    a1 = 1/(1+np.exp(-(W1 @ X_train.T+b1[:, None]))); a2 = 1/(1+np.exp(-(w2 @ a1+b2)))
    d2 = a2-y_train.ravel(); d1 = w2[:, None]*d2*dact(a1)
    return np.concatenate([a1 @ d2, [d2.sum()], (d1 @ X_train).ravel(), d1.sum(1)])
