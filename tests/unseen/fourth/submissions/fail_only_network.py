def network(x, params):
    z = params[4]
    for i in range(4):
        z += params[i]*(1+np.exp(-(np.dot(x, params[5+2*i:7+2*i])+params[13+i])))**-1
    return (1+np.exp(-z))**-1
