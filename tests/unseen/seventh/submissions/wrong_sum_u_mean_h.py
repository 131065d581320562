import numpy as np
def L(t): return np.exp(t)/(1+np.exp(t))

def network(x, params):
    total_weight = np.sum(params[:4])
    h = [L(params[5]*x[0]+params[6]*x[1]+params[13]), L(params[7]*x[0]+params[8]*x[1]+params[14]),
         L(params[9]*x[0]+params[10]*x[1]+params[15]), L(params[11]*x[0]+params[12]*x[1]+params[16])]
    return L(total_weight*np.mean(h)+params[4])

def forward(params, X):
    H = L(X.dot(params[5:13].reshape(4,2).T)+params[13:])
    return H, L(H.dot(params[:4])+params[4])

def loss(params, X_train, y_train):
    _, F = forward(params, X_train)
    Y = y_train.flatten()
    return -(Y*np.log(F)+(1-Y)*np.log(1-F)).sum()

def loss_gradient(params, X_train, y_train):
    H, F = forward(params, X_train)
    D = F-y_train.flatten()
    E = D[:,None]*params[:4]*H*(1-H)
    return np.hstack([D.dot(H), D.sum(), E.T.dot(X_train).ravel(), E.sum(0)])
