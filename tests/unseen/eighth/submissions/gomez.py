import numpy as np
sgm = lambda t: 1/(1+np.exp(-t))
def network(x, params):
    nodes = []
    for i in range(4):
        nodes.append(lambda p: sgm(params[5+2*i]*p[0]+params[6+2*i]*p[1]+params[13+i]))
    return sgm(sum(params[k]*nodes[k](x) for k in range(4))+params[4])
def loss(params, X_train, y_train):
    nll = []
    for point, label in zip(X_train, y_train.reshape(-1)):
        prob_one = network(point, params)
        nll.append(np.log(prob_one)*label + np.log(1 - prob_one)*(1 - label))
    return -np.sum(nll)
def loss_gradient(params, X_train, y_train):
    h = sgm(X_train@params[5:13].reshape(4,2).T+params[13:]); d = sgm(h@params[:4]+params[4])-y_train.ravel()
    b = d[:,None]*h*(1-h)*params[:4]
    return np.r_[d@h, d.sum(), (b.T@X_train).ravel(), b.sum(0)]
