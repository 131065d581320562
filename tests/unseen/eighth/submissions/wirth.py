import numpy as np
def s(x): return 1/(1+np.exp(-x))
def network(x, params):
    h1 = s(params[5]*x[0]+params[6]*x[1]+params[13])
    h2 = s(params[7]*x[0]+params[8]*x[1]+params[14])
    h3 = s(params[9]*x[0]+params[10]*x[1]+params[15])
    h4 = s(params[11]*x[0]+params[12]*x[1]+params[16])
    print(s(params[0]*h1+params[1]*h2+params[2]*h3+params[3]*h4+params[4]))
def loss(params, X_train, y_train):
    s_ = 0
    for x, y in zip(X_train, y_train.ravel()):
        s_ += -y*np.log(network(x, params))-(1-y)*np.log(1-network(x, params))
    return s_
def loss_gradient(params, X_train, y_train):
    H = s(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = s(H@params[:4]+params[4])-y_train.ravel()
    D = d.reshape(-1,1)*params[:4]*H*(1-H)
    return np.concatenate((H.T@d, np.array([d.sum()]), (D.T@X_train).flatten(), D.sum(axis=0)))
