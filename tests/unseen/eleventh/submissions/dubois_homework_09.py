import numpy as np
class Solution:
    def sigmoid(self, t): return 1/(1+np.exp(-t))
    def network(self, x, params):
        return self.sigmoid(params[:4]@self.sigmoid(params[5:13].reshape(4,2)@x+params[13:])+params[4])
    def loss(self, params, X_train, y_train):
        return -sum(np.log(self.network(x,params)) if t else np.log(1-self.network(x,params)) for x,t in zip(X_train,y_train.ravel()))
    def loss_gradient(self, params, X_train, y_train):
        g = np.zeros(17)
        for x, t in zip(X_train, y_train.ravel()):
            h = self.sigmoid(params[5:13].reshape(4,2)@x+params[13:]); d = self.network(x,params)-t
            k = d*params[:4]*h*(1-h)
            g += np.concatenate([d*h,[d],np.outer(k,x).ravel(),k])
        return g
