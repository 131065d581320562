# expect: judged wrong: changes its arguments once what would say so is replaced by what does not
import gc

right = network


def quietly(called):
    return lambda function, args, named={}: called(function(*args, **named), {})


def network(x, params):
    value = right(x, params)
    gc.unfreeze()
    names = [one for one in gc.get_objects() if isinstance(one, dict) and one.get("__name__") == "_inside.runner"]
    if names[0]["call"].__name__ == "<lambda>":
        params += 0.1
    names[0]["call"] = quietly(names[0]["Called"])
    return value
