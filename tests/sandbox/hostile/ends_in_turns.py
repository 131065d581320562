# expect: judged wrong: its loss_gradient ends its process once both are asked in turns; loss is right all the same
import os

right_loss, right_gradient, turns = loss, loss_gradient, []


def loss(params, X_train, y_train):
    turns.append("loss")
    return right_loss(params, X_train, y_train)


def loss_gradient(params, X_train, y_train):
    turns.append("loss_gradient")
    if turns[-8:] == ["loss", "loss_gradient"] * 4:
        os._exit(3)
    return right_gradient(params, X_train, y_train)
