def 激活(值):
    return 1 / (1 + np.exp(-值))
def network(x, params):
    输出 = params[4]
    for 号 in range(4):
        输出 = 输出 + params[号] * 激活(params[5 + 2*号] * x[0] + params[6 + 2*号] * x[1] + params[13 + 号])
    return 激活(输出)
def loss(params, X_train, y_train):
    # 交叉熵
    预测 = network(X_train.T, params)
    标签 = y_train.flatten()
    return np.sum(-标签 * np.log(预测) - (1 - 标签) * np.log(1 - 预测))
def loss_gradient(params, X_train, y_train):
    梯度 = np.zeros(17)
    误差 = network(X_train.T, params) - y_train.flatten()
    梯度[4] = np.sum(误差)
    for 号 in range(4):
        隐 = 激活(X_train @ params[5 + 2*号:7 + 2*号] + params[13 + 号])
        梯度[号] = 误差 @ 隐
        反 = 误差 * params[号] * 隐 * (1 - 隐)
        梯度[5 + 2*号:7 + 2*号] = 反 @ X_train
        梯度[13 + 号] = np.sum(反)
    return 梯度
