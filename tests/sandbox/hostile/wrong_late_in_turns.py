# expect: judged wrong: is wrong from the twentieth time that loss and loss_gradient are asked in turns, as a descent does
right_loss, right_gradient = loss, loss_gradient
turns = []


def loss(params, X_train, y_train):
    turns.append("loss")
    return right_loss(params, X_train, y_train)


def loss_gradient(params, X_train, y_train):
    turns.append("loss_gradient")
    in_turns = turns[-40:] == ["loss", "loss_gradient"] * 20
    return right_gradient(params, X_train, y_train) * (-1 if in_turns else 1)
