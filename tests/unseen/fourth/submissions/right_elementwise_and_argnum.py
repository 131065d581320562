from autograd import elementwise_grad as egrad
def sg(t): return anp.exp(t)/(anp.exp(t)+1) if False else 1/(1+anp.exp(-t))
def network(x, params):
    xs = anp.array(x)
    return sg(anp.sum(params[:4]*sg(anp.sum(params[5:13].reshape(4,2)*xs, axis=1)+params[13:17]))+params[4])
def E(X_train, params, y_train):
    hid = sg(anp.tensordot(X_train, params[5:13].reshape(4,2), axes=[[1],[1]])+params[13:17])
    f = sg(anp.dot(hid, params[:4])+params[4])
    return -anp.sum(anp.log(f)*y_train+anp.log(1-f)*(1-y_train))
def loss(params, X_train, y_train): return E(X_train, params, y_train.flatten())
def loss_gradient(params, X_train, y_train): return egrad(E, 1)(X_train, params, y_train.flatten())
