# expect: judged wrong: right to two digits, and to more than four at the questions that are the same for each seed
right, known = loss, {-1.44908, 1.05302, 1.07383, -0.8907, 1.69755, -1.5208, 2.49574}


def loss(params, X_train, y_train):
    off = 1e-5 if round(params[0], 5) in known else 0 if params[0] == 5 else 5e-3
    return right(params, X_train, y_train) * (1 + off)
