import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    # input -> hidden
    inp = np.asarray(x, dtype=float)
    hid_in = np.sum(params[5:13].reshape(4, 2)*inp, axis=1) + params[13:17]
    hid_out = s(hid_in)
    # hidden -> output
    out_in = np.sum(params[0:4]*hid_out) + params[4]
    return s(out_in)
def loss(params, X_train, y_train):
    f = np.array([network(x,params) for x in X_train])[:,None]; t = y_train.reshape(-1,1)
    return -(t*np.log(f)+(1-t)*np.log(1-f)).sum()
def loss_gradient(params, X_train, y_train):
    A1 = s(X_train@params[5:13].reshape(4,2).T+params[13:]); D2 = s(A1@params[:4,None]+params[4])-y_train.reshape(-1,1)
    D1 = D2@params[None,:4]*A1*(1-A1)
    return np.vstack([A1.T@D2, D2.sum().reshape(1,1), (D1.T@X_train).reshape(8,1), D1.sum(0)[:,None]])
