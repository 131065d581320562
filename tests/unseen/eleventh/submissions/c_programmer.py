import numpy as np;

N_H = 4;
OFF_V = 5;
OFF_B = 13;

def forward(p, x0, x1, h_out):
    i = 0;
    acc = p[4];
    while (i < N_H):
        t = p[OFF_V + 2*i]*x0 + p[OFF_V + 2*i + 1]*x1 + p[OFF_B + i];
        h_out[i] = 1.0/(1.0 + np.exp(-t));
        acc += p[i]*h_out[i];
        i += 1;
    return 1.0/(1.0 + np.exp(-acc));

def network(x, params):
    buf = np.empty(N_H);
    return forward(params, x[0], x[1], buf);

def loss(params, X_train, y_train):
    buf = np.empty(N_H);
    sum_ = 0.0; n = 0; N = X_train.shape[0]; yy = y_train.ravel();
    while (n < N):
        f = forward(params, X_train[n][0], X_train[n][1], buf);
        sum_ -= np.log(f) if (yy[n] != 0) else np.log(1.0 - f);
        n += 1;
    return sum_;

def grad_one(p, x, t, g):
    h = np.empty(N_H);
    e = forward(p, x[0], x[1], h) - t;
    g[4] += e;
    i = 0;
    while (i < N_H):
        g[i] += e*h[i];
        k = e*p[i]*h[i]*(1.0 - h[i]);
        g[OFF_V + 2*i] += k*x[0];
        g[OFF_V + 2*i + 1] += k*x[1];
        g[OFF_B + i] += k;
        i += 1;

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17); n = 0; yy = y_train.ravel();
    while (n < X_train.shape[0]):
        grad_one(params, X_train[n], yy[n], g);
        n += 1;
    return g;
