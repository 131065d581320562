"""What somebody else's code sees of the types: mypy reads it where the wheel is installed, and it runs there.

Were a type lost, each of these lines would be an error: what is ignored must be one.
"""

from typing import assert_type

from crosscheck import INITIAL, Comparison, assert_agree, check, compare, load_circles, party
from manual import by_hand

X, y = load_circles()
mine = party(loss=by_hand.loss, loss_gradient=by_hand.loss_gradient, name="mine")
assert_type(by_hand.loss(INITIAL, X, y), float)
assert_type(compare(mine, "tape", n_steps=1), Comparison)
assert_type(assert_agree("by_hand", mine, n_steps=1).agree, bool)

if __name__ == "":  # read by mypy, and not run
    import torch_ref

    assert_type(torch_ref.loss(INITIAL, X, y), float)
    compare("by_hand", "tape", n_steps="three")  # type: ignore[arg-type]
    party(loss=by_hand.loss)  # type: ignore[call-arg]
    print(check(network=by_hand.network).verdicts)  # type: ignore[attr-defined]
    by_hand.loss(INITIAL, X)  # type: ignore[call-arg]
