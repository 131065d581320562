import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    u1, u2, u3, u4, a = params[:5]
    v, b = params[5:13], params[13:]
    n1 = s(v[0]*x[0] + v[1]*x[1] + b[0])
    n2 = s(v[2]*x[0] + v[3]*x[1] + b[1])
    n3 = s(v[4]*x[0] + v[5]*x[1] + b[2])
    n4 = s(v[6]*x[0] + v[7]*x[1] + b[3])
    return s(u1*n1 + u2*n2 + u3*n3 + u4*n4 + a)
def loss(params, X_train, y_train):
    target = np.squeeze(y_train.reshape(len(X_train), -1), axis=1)
    guess = np.fromiter((network(r, params) for r in X_train), float)
    likelihood = np.where(target == 1, guess, 1 - guess)
    return -np.log(likelihood).sum()
def loss_gradient(params, X_train, y_train):
    p = params.astype('e'); X = X_train.astype('e')       # mixed precision like on the GPU
    H = s((X@p[5:13].reshape(4,2).T+p[13:])); d = s(H@p[:4]+p[4])-y_train.ravel().astype('e')
    B = d[:,None]*p[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(B.T@X).ravel(),B.sum(0)]).astype(float)
