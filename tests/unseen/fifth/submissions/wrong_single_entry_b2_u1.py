def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    def sigm(t): return 1/(1+np.exp(-t))
    z = u1*sigm(v11*x1+v12*x2+b1)+u2*sigm(v21*x1+v22*x2+b2)+u3*sigm(v31*x1+v32*x2+b3)+u4*sigm(v41*x1+v42*x2+b4)+a
    return sigm(z)
def loss(params, X_train, y_train):
    out = 0.0
    for point, label in zip(X_train, y_train.flatten()):
        prob = network(point, params)
        if label == 1:
            out += -np.log(prob)
        else:
            out += -np.log(1-prob)
    return out
def dsig(s): return s*(1-s)
def loss_gradient(params, X_train, y_train):
    p = params; g = np.zeros(17)
    for n in range(len(X_train)):
        x = X_train[n]; h = np.array([1/(1+np.exp(-(p[5+2*i]*x[0]+p[6+2*i]*x[1]+p[13+i]))) for i in range(4)])
        e = 1/(1+np.exp(-(p[:4]@h+p[4])))-float(y_train.flat[n])
        g[:5] += e*np.append(h, 1)
        g[5] += e*p[0]*dsig(h[0])*x[0]; g[6] += e*p[0]*dsig(h[0])*x[1]
        g[7] += e*p[1]*dsig(h[1])*x[0]; g[8] += e*p[1]*dsig(h[1])*x[1]
        g[9] += e*p[2]*dsig(h[2])*x[0]; g[10] += e*p[2]*dsig(h[2])*x[1]
        g[11] += e*p[3]*dsig(h[3])*x[0]; g[12] += e*p[3]*dsig(h[3])*x[1]
        g[13] += e*p[0]*dsig(h[0]); g[14] += e*p[0]*dsig(h[1]); g[15] += e*p[2]*dsig(h[2]); g[16] += e*p[3]*dsig(h[3])
    return g
