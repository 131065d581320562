import numpy as np

def sigmoid(x): return 1 / (1 + np.exp(-x))
def dsigmoid(x): return np.exp(-x) / (1 + np.exp(-x))**2

def network(x, params):
    hidden = [sigmoid(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]) for i in range(4)]
    return sigmoid(np.dot(params[:4], hidden) + params[4])

def loss(params, X_train, y_train):
    L = 0
    for i in range(len(X_train)):
        yhat = network(X_train[i], params)
        yi = float(np.squeeze(y_train[i]))
        L += -yi*np.log(yhat) - (1-yi)*np.log(1-yhat)
    return L

def loss_gradient(params, X_train, y_train):
    dL = np.zeros(17)
    for i in range(len(X_train)):
        x = X_train[i]
        yi = float(np.squeeze(y_train[i]))
        s = [params[5+2*k]*x[0] + params[6+2*k]*x[1] + params[13+k] for k in range(4)]
        z = np.dot(params[:4], sigmoid(np.array(s))) + params[4]
        yhat = sigmoid(z)
        dL_dyhat = -yi/yhat + (1-yi)/(1-yhat)
        dyhat_dz = dsigmoid(z)
        for k in range(4):
            dL[k] += dL_dyhat*dyhat_dz*sigmoid(s[k])
            dz_ds = params[k]*dsigmoid(s[k])
            dL[5+2*k] += dL_dyhat*dyhat_dz*dz_ds*x[0]
            dL[6+2*k] += dL_dyhat*dyhat_dz*dz_ds*x[1]
            dL[13+k] += dL_dyhat*dyhat_dz*dz_ds
        dL[4] += dL_dyhat*dyhat_dz
    return dL
