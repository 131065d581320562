import autograd, autograd.numpy as np
s=lambda t:1/(1+np.exp(-t))
network=lambda x,params:s(np.dot(params[:4],s(np.dot(params[5:13].reshape(4,2),np.array(x))+params[13:]))+params[4])
loss=lambda params,X_train,y_train:-sum(np.log(network(x,params)*t+(1-network(x,params))*(1-t)) for x,t in zip(X_train,y_train.ravel()))
loss_gradient=autograd.grad(loss)
