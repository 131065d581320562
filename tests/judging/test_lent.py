"""Where only the loss is written, it is judged with a right network that is lent; the network itself stays undone."""

import numpy as np
import pytest

from crosscheck.homework.circles.homework import LENT_NETWORK
from manual import by_hand
from tests.judging.judging import RIGHT as PARTS
from tests.judging.judging import judged_source, question_points, roundings_at

STUB = 'def network(x, params):\n    """Evaluate the output."""\n    raise NotImplementedError()\n'
LOSS = f"import numpy as np\n{PARTS['loss']}"
BY_AUTOGRAD = """
import autograd.numpy as np
from autograd import grad

loss_gradient = grad(loss)
"""
OF_ALL = ("[network(x, params) for x in X_train]", "network(X_train, params)")

# name: the submission; the verdict on each function; kinds of causes
LENT = {
    "not there": (LOSS, "missing right missing", ()),
    "a stub": (STUB + LOSS, "missing right missing", ()),
    "a stub that comes last": (LOSS + BY_AUTOGRAD + STUB, "missing right right", ()),
    "a mistake": (STUB + LOSS.replace("np.sum", "np.mean"), "missing wrong missing", ("mean-instead-of-sum",)),
}


@pytest.mark.parametrize(("text", "words", "causes"), LENT.values(), ids=LENT)
def test_the_loss_is_judged_where_the_network_is_not_done(text, words, causes):
    verdict = judged_source(text)
    functions = verdict.functions
    assert [one.verdict for one in functions.values()] == words.split()
    assert tuple(cause.kind for one in functions.values() for cause in one.causes) == causes
    told = {name for name, one in functions.items() if "with-what-is-lent" in {r.kind for r in one.remarks}}
    assert told == {name for name, one in functions.items() if one.verdict != "missing"}
    assert functions["network"].remarks == ()


# name: the submission; the verdict on network and loss
NOT_LENT = {
    "a network that is wrong": ("def network(x, params):\n    return 0.5\n" + LOSS, "wrong unjudged"),
    "a network that raises": ("def network(x, params):\n    return 1 / 0\n" + LOSS, "wrong unjudged"),
    "a loss that calls none": (STUB + LOSS.replace("network(x, params)", "0.5"), "missing wrong"),
    "a loss that calls it with all points": (STUB + LOSS.replace(*OF_ALL), "missing unjudged"),
}


@pytest.mark.parametrize(("text", "words"), NOT_LENT.values(), ids=NOT_LENT)
def test_no_network_is_lent_where_there_is_one_or_the_loss_asks_for_more(text, words):
    functions = judged_source(text).functions
    assert [functions[name].verdict for name in ("network", "loss")] == words.split()
    assert not [r for one in functions.values() for r in one.remarks if r.kind == "with-what-is-lent"]


def test_the_network_lent_is_right_for_lists_and_arrays():
    names: dict[str, object] = {}
    exec(LENT_NETWORK, names)
    for question in question_points():
        for x in question.X[:5]:
            right = by_hand.network(x, question.params)
            allowed = 16 * roundings_at(question.params, x[None], np.zeros(1), 2.0**-53)["network"][0]
            for given in (x, list(x)):
                assert abs(names["network"](given, question.params) - right) <= allowed
