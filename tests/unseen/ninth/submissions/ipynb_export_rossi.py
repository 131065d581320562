#!/usr/bin/env python
# coding: utf-8

# # Homework 09

# In[1]:

import numpy as np
import autograd.numpy as anp
import autograd

# In[5]:

def network(x, params):
    # YOUR CODE HERE
    u = params[0:4]
    a = params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:17]
    h = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, h) + a)))

# In[6]:

initial = np.array([5,5,5,5,-18,8,0,-8,0,0,8,0,-8,10,10,10,10], dtype=float)
assert np.round(network([0, 0], initial), 3) == 0.881

# In[7]:

def loss(params, X_train, y_train):
    # YOUR CODE HERE
    t = y_train.flatten()
    probs = anp.array([network(X_train[n], params) for n in range(len(t))])
    return -anp.sum(anp.log(anp.where(t > 0.5, probs, 1 - probs)))

# In[12]:

def loss_gradient(params, X_train, y_train):
    # YOUR CODE HERE
    g = autograd.grad(loss)
    return g(params, X_train, y_train)
