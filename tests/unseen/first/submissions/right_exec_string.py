import numpy as np
src = "def network(x, params):\n    e = np.exp\n    z = params[4]\n"
for j in range(4):
    src += f"    z = z + params[{j}]/(1+e(-(params[{5+2*j}]*x[0]+params[{6+2*j}]*x[1]+params[{13+j}])))\n"
src += "    return 1/(1+e(-z))\n"
exec(src)

def loss(params, X_train, y_train):
    o = network(X_train.T, params)
    return -np.where(y_train.ravel() == 1, np.log(o), np.log(1-o)).sum()

body = ["def loss_gradient(params, X_train, y_train):", "    x1, x2 = X_train.T", "    r = network(X_train.T, params) - y_train.ravel()", "    g = [0]*17", "    g[4] = r.sum()"]
for j in range(4):
    body += [f"    h = 1/(1+np.exp(-(params[{5+2*j}]*x1+params[{6+2*j}]*x2+params[{13+j}])))",
             f"    g[{j}] = (r*h).sum()", f"    d = r*params[{j}]*h*(1-h)",
             f"    g[{5+2*j}] = (d*x1).sum(); g[{6+2*j}] = (d*x2).sum(); g[{13+j}] = d.sum()"]
body += ["    return np.array(g)"]
exec('\n'.join(body))
