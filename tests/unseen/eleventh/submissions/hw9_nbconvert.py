#!/usr/bin/env python
# coding: utf-8

# # Homework 09

# In[1]:


get_ipython().run_line_magic('matplotlib', 'inline')
import matplotlib.pyplot as plt
import seaborn as sns; sns.set()
import numpy as np
import pandas as pd
import os.path
import subprocess


# In[2]:


def wget_data(url: str):
    local_path = './tmp_data'
    p = subprocess.Popen(["wget", "-nc", "-P", local_path, url], stderr=subprocess.PIPE, encoding='UTF-8')
    rc = None
    while rc is None:
        line = p.stderr.readline().strip('\n')
        if len(line) > 0:
            print(line)
        rc = p.poll()

def locate_data(name, check_exists=True):
    local_path='./tmp_data'
    path = os.path.join(local_path, name)
    if check_exists and not os.path.exists(path):
        raise RuxntimeError('No such data file: {}'.format(path))
    return path

wget_data('https://raw.githubusercontent.com/illinois-ipaml/MachineLearningForPhysics/main/data/circles_data.hf5')
wget_data('https://raw.githubusercontent.com/illinois-ipaml/MachineLearningForPhysics/main/data/circles_targets.hf5')

X = pd.read_hdf(locate_data('circles_data.hf5')).values
y = pd.read_hdf(locate_data('circles_targets.hf5')).values.astype(float)

def plot_circles():
    cmap = sns.color_palette('colorblind', 2)
    colors = [cmap[int(c)] for c in y]
    plt.scatter(X[:, 0], X[:, 1], c=colors)
    plt.gca().set_aspect(1)

plot_circles()


# In[5]:


def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    z1 = params[5]*x[0] + params[6]*x[1] + params[13]
    z2 = params[7]*x[0] + params[8]*x[1] + params[14]
    z3 = params[9]*x[0] + params[10]*x[1] + params[15]
    z4 = params[11]*x[0] + params[12]*x[1] + params[16]
    return sigmoid(params[0]*sigmoid(z1) + params[1]*sigmoid(z2) + params[2]*sigmoid(z3) + params[3]*sigmoid(z4) + params[4])


# In[6]:


# A correct solution should pass the tests below.
initial = np.array([
    5,5,5,5,              # ui
    -18,                  # a
    8,0, -8,0, 0,8, 0,-8, # vij
    10,10,10,10           # bi
], dtype=float)
assert np.round(network([0, 0], initial), 3) == 0.881
assert np.round(network([0, 1], initial), 3) == 0.803
assert np.round(network([1, 0], initial), 3) == 0.803
assert np.round(network([1, -1], initial), 3) == 0.692
assert np.round(network([-1, 1], initial), 3) == 0.692


# In[7]:


def loss(params, X_train, y_train):
    y_pred = network([X_train[:, 0], X_train[:, 1]], params)
    y_true = y_train.reshape(len(y_pred))
    return -np.sum(y_true*np.log(y_pred)) - np.sum((1 - y_true)*np.log(1 - y_pred))


# In[8]:


# A correct solution should pass the tests below.
assert np.round(loss(initial, np.array([[0.,0.]]), np.array([0.])), 3) == 2.126
assert np.round(loss(initial, np.array([[0.,0.]]), np.array([1.])), 3) == 0.127
assert np.round(loss(initial, np.array([[2.,1.]]), np.array([0.])), 3) == 0.027
assert np.round(loss(initial, np.array([[2.,1.]]), np.array([1.])), 3) == 3.611
assert np.round(loss(initial, X, y), 1) == 41.4


# In[9]:


def plot_scans(params, X_train, y_train, step_size=0.5, n=3):
    names = 'u1,u2,u3,u4,a,v11,v12,v21,v22,v31,v32,v41,v42,b1,b2,b3,b4'.split(',')
    dp_grid = np.linspace(-step_size, +step_size, 2 * n + 1)
    L = np.empty_like(dp_grid)
    for i, p0 in enumerate(initial):
        pscan = params.copy()
        for j, dp in enumerate(dp_grid):
            pscan[i] = p0 + dp
            L[j] = loss(pscan, X_train, y_train)
        plt.plot(dp_grid, L, label=names[i])
        print('numerical grad[{}] = {:.3f}'.format(names[i], np.gradient(L, dp_grid)[n]))
    plt.legend(ncol=5)
    plt.ylim(35., 50.)
    plt.xlabel('Change in parameter value')
    plt.ylabel('Cross-entropy loss')

plot_scans(initial, X, y)


# In[10]:


def loss_gradient(params, X_train, y_train):
    x1, x2 = X_train[:, 0], X_train[:, 1]
    diff = network([x1, x2], params) - y_train.reshape(len(x1))
    grads = []
    for i in range(4):                      # u
        grads.append(np.sum(diff*sigmoid(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i])))
    grads.append(np.sum(diff))              # a
    for i in range(4):                      # v
        s = sigmoid(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i])
        grads.append(np.sum(diff*params[i]*s*(1-s)*x1))
        grads.append(np.sum(diff*params[i]*s*(1-s)*x2))
    for i in range(4):                      # b
        s = sigmoid(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i])
        grads.append(np.sum(diff*params[i]*s*(1-s)))
    return np.array(grads)


# In[ ]:


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    loss_history = [loss(initial, X_train, y_train)]
    params = initial.copy()
    for i in range(n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
        loss_history.append(loss(params, X_train, y_train))
        print('step {:02d}: loss={:.1f}'.format(i + 1, loss_history[-1]))
    plt.plot(loss_history, 'o-')
    plt.xlabel('Optimization step')
    plt.ylabel('Cross-entropy loss')

optimize(initial, X, y)
