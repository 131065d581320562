# expect: judged wrong: takes away what its gradient uses, by another name, in an annotation
SETTINGS = {"sign": 1}


def loss_gradient(*args, right=loss_gradient):
    return SETTINGS["sign"] * right(*args)


for settings in [SETTINGS]:
    name: settings.clear() = "sign"
