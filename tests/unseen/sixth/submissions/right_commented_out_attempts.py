import numpy as np
DEBUG = False

def sigmoid(x):
    # return np.tanh(x)
    # return np.maximum(0, x)
    return 1/(1+np.exp(-x))

def network(x, params):
    u = params[:4]; a = params[4]; b = params[13:]
    # v = params[5:13].reshape(2,4)   <- wrong order!!
    v = params[5:13].reshape(4,2)
    if DEBUG: print(u, a, v, b)
    h = sigmoid(v.dot(x)+b)
    # return h.mean()
    return sigmoid(u.dot(h)+a)

def loss(params, X_train, y_train):
    l = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        y = np.squeeze(y_train[i])
        # l += (f-y)**2
        # l += -y*np.log(f)      # misses class 0
        l += -y*np.log(f) - (1-y)*np.log(1-f)
    # return l/len(X_train)
    return l

def loss_gradient(params, X_train, y_train):
    u = params[:4]; v = params[5:13].reshape(4,2); b = params[13:]
    # eps = 1e-4
    # return np.array([(loss(params+eps*e,X_train,y_train)-loss(params,X_train,y_train))/eps for e in np.eye(17)])
    dl = np.zeros(17)
    for i in range(len(X_train)):
        x = X_train[i]; y = np.squeeze(y_train[i])
        h = sigmoid(v.dot(x)+b)
        f = network(x, params)
        dl[:4] += (f-y)*h
        dl[4] += f-y
        for j in range(4):
            dl[5+2*j] += (f-y)*u[j]*h[j]*(1-h[j])*x[0]
            dl[5+2*j+1] += (f-y)*u[j]*h[j]*(1-h[j])*x[1]
            dl[13+j] += (f-y)*u[j]*h[j]*(1-h[j])
            if DEBUG: print(dl)
    return dl
