import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    """one point through the net"""
    z = params[4]
    for k in range(4):
        z = z+params[k]*s(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k])
    return s(z)
def loss(params, X_train, y_train):
    nll = []
    for point, label in zip(X_train, y_train.reshape(-1)):
        prob_one = network(point, params)
        nll.append(np.log(prob_one)*label + np.log(1 - prob_one)*(1 - label))
    return -np.sum(nll)
def loss_gradient(params, X_train, y_train):
    H = s(X_train@params[5:13].reshape(4,2).T+params[13:]); d = s(H@params[:4]+params[4])-y_train.ravel()
    B = d[:,None]*params[:4]*H*(1-H)
    return {'du': d@H, 'da': d.sum(), 'dv': B.T@X_train, 'db': B.sum(0)}
