import numpy as np
import numpy.ma as ma
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    return s(params[:4].dot([s(np.dot(params[5+2*i:7+2*i], x) + params[13+i]) for i in range(4)]) + params[4])
def loss(params, X_train, y_train):
    p = np.array([network(x, params) for x in X_train])
    ones = np.ravel(y_train) == 1
    return float(ma.filled(-ma.log(ma.array(p, mask=~ones)).sum(), 0.) + ma.filled(-ma.log(ma.array(1-p, mask=ones)).sum(), 0.))
def loss_gradient(params, X_train, y_train):
    H = s(np.tensordot(X_train, params[5:13].reshape(4, 2), axes=(1, 1)) + params[13:])
    r = s(np.tensordot(H, params[:4], 1) + params[4])
    r[np.ravel(y_train) == 1] -= 1
    k = np.tensordot(r, np.eye(len(r)), 1)[:, None]*(H - H*H)*params[:4]
    return np.append(np.append(np.append(np.tensordot(r, H, 1), r.sum()), np.tensordot(k, X_train, axes=(0, 0))), k.sum(0))
