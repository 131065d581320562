def network(x, params):
    from scipy.special import expit
    hidden_layer = expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17])
    return expit(hidden_layer @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    (u1, u2, u3, u4, a), (v11, v12, v21, v22, v31, v32, v41, v42), (b1, b2, b3, b4) = params[:5], params[5:13], params[13:]
    L = lambda t: 1/(1+np.exp(-t)); D = lambda t: L(t)*(1-L(t))
    x, w = X_train[:, 0], X_train[:, 1]
    q1 = v11*x+v12*w; q2 = v21*x+v22*w; q3 = v31*x+v32*w; q4 = v41*x+v42*w
    r = L(u1*L(q1+b1)+u2*L(q2+b2)+u3*L(q3+b3)+u4*L(q4+b4)+a)-np.ravel(y_train)
    S = np.sum
    return np.array([S(r*L(q1+b1)), S(r*L(q2+b2)), S(r*L(q3+b3)), S(r*L(q4+b4)), S(r),
        S(r*u1*D(q1+b1)*x), S(r*u1*D(q1+b4)*w), S(r*u2*D(q2+b2)*x), S(r*u2*D(q2+b2)*w),
        S(r*u3*D(q3+b3)*x), S(r*u3*D(q3+b3)*w), S(r*u4*D(q4+b4)*x), S(r*u4*D(q4+b4)*w),
        S(r*u1*D(q1+b1)), S(r*u2*D(q2+b2)), S(r*u3*D(q3+b3)), S(r*u4*D(q4+b4))])
