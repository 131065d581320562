import numpy as np
S=lambda t:1/(1+np.exp(-t))
network=lambda x,p:S(S(p[5:13].reshape(4,2)@x+p[13:])@p[:4]+p[4])
loss=lambda p,X,y:-sum(np.log(abs(1-t-network(x,p)))for x,t in zip(X,y.flat))

def loss_gradient(p,X,y):
 g=0
 for x,t in zip(X,y.flat):h=S(p[5:13].reshape(4,2)@x+p[13:]);d=network(x,p)-t;e=d*p[:4]*h*(1-h);g=g+np.r_[d*h,d,np.outer(e,x).ravel(),e]
 return g
