import numpy as np

def sigm(t): return 0.5*(1+np.tanh(t/2))

def z_of(p, X): return sigm(X@p[5:13].reshape(4,2).T+p[13:])@p[:4]+p[4]

def network(x, params): return sigm(z_of(params, np.array(x, float)))

def loss(params, X_train, y_train):
    z, t = z_of(params, X_train), y_train.ravel()
    return np.sum(np.logaddexp(0, -z)*t+np.logaddexp(0, z)*(1-t))

def loss_gradient(params, X_train, y_train):
    def central(i, h):
        e = np.eye(17)[i]*h
        return (loss(params+e, X_train, y_train)-loss(params-e, X_train, y_train))/(2*h)
    out = np.zeros(17)
    for i in range(17):
        T = [[central(i, 0.02/2**k)] for k in range(4)]
        for k in range(1, 4):
            for m in range(1, k+1):
                T[k].append(T[k][m-1]+(T[k][m-1]-T[k-1][m-1])/(4**m-1))
        out[i] = T[3][3]
    return out
