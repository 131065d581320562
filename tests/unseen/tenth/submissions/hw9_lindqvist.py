"""HW9 - I did not finish, sorry"""
import numpy as np
def network(x, params):
    x1, x2 = x
    z = x1*params[5:13:2] + x2*params[6:13:2] + params[13:17]
    h = 1.0/(1.0 + np.exp(-z))
    out = np.sum(params[:4]*h) + params[4]
    return 1.0/(1.0 + np.exp(-out))
