"""What a notebook's cells show: both codes, the numbers between them, what is recorded on the way, a prediction, a picture."""

import re
from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, load_circles
from crosscheck.lecture.course import Picture, both_codes, numbers, picture, predicted, recorded
from manual.autodiff import Node, sigmoid, softplus
from manual.by_hand import unpack
from manual.topics import forward
from tests.needs import torch_or_skip

torch = torch_or_skip()

LETTERS = set("EzGquaVb")


def test_both_codes_are_shown_as_they_are():
    shown = both_codes("forward", "forward")
    words = re.sub(r"<[^>]*>", "", shown._repr_html_())
    for code in ("q = V @ X.T + b", "q = model.hidden(X)"):
        assert code in repr(shown)
        assert code in words
    assert "Words of torch" not in repr(shown)  # in the file, but not in the function that was asked for
    assert "Words of torch" in repr(both_codes("forward"))


def test_numbers_are_of_both_sides():
    shown = numbers("forward", "E")
    assert "405.53" in shown._repr_html_()
    assert "<th>where the difference is largest</th>" in shown._repr_html_()
    assert "All are within what rounding allows." in repr(shown)
    assert "y_out" not in repr(shown)


def test_numbers_that_differ_are_named(monkeypatch):
    monkeypatch.setattr(forward, "phi", lambda t: 0.5 + t / 4)
    assert "They differ in G, z" in repr(numbers("forward", "q", "G", "z"))


def letters(leaf: Any, constant: Any, sigmoid: Any, softplus: Any) -> dict[str, Any]:
    """Compute the loss with an engine's own numbers and functions; return each letter's."""
    X, y = load_circles()
    u, a, V, b = map(leaf, unpack(INITIAL))
    q = V @ constant(X.T) + b
    G = sigmoid(q)
    z = u @ G + a
    E = softplus(constant(1 - 2 * y) * z).sum()
    return {"E": E, "z": z, "G": G, "q": q, "u": u, "a": a, "V": V, "b": b}


def test_both_records_have_each_letter_once():
    of_torch = torch.sigmoid, torch.nn.functional.softplus
    torched = letters(lambda each: torch.tensor(each).requires_grad_(), torch.tensor, *of_torch)
    by_hand, in_torch = repr(recorded(letters(Node, np.asarray, sigmoid, softplus), torched)).split("\n\n")
    for record in (by_hand, in_torch):
        names = re.findall(r"^(\w) ", record, re.MULTILINE)
        assert set(names) == LETTERS
        assert len(names) == len(LETTERS)
    assert "G             sigmoid  (4, 500)" in by_hand
    assert re.search(r"^G +SigmoidBackward0$", in_torch, re.MULTILINE)


@pytest.mark.parametrize(
    ("prediction", "told"),
    [
        (..., "Still to do. You made no prediction above. It came out as 1e-05."),
        (1e-12, "Your prediction: 1e-12. It came out as 1e-05."),
        ("1, 2", "Your prediction: 1, 2. It came out as 1e-05."),
    ],
)
def test_a_prediction_stands_beside_what_came_out(prediction, told):
    shown = predicted(prediction, 0.00001)
    assert repr(shown) == told
    assert re.sub(r"<[^>]*>", "", shown._repr_html_()) == told


def test_a_quantity_that_differs_nowhere_is_said_to_be_equal():
    assert re.search(r"^point  equal everywhere  \S+  \S+  0 ", repr(numbers("resuming", "point")), re.MULTILINE)


def test_a_picture_is_a_picture_with_words_for_those_who_cannot_see_it_and_its_caption_below():
    (data, told), (caption, _) = picture("stable_loss").outputs()
    assert "−log(1 − y_out)" in caption["text/html"]
    assert "image/png" not in caption  # of one output a notebook shows one form only
    assert data["image/png"].startswith(b"\x89PNG")
    assert data["text/plain"] == told["image/png"]["alt"]
    assert len(told["image/png"]["alt"]) > 50
    assert 300 < told["image/png"]["width"] <= 900


def test_markup_in_a_caption_stays_text():
    from matplotlib.figure import Figure

    _, (caption, _) = Picture(Figure(), "", caption="x < 1 & <b>").outputs()
    assert "x &lt; 1 &amp; &lt;b&gt;" in caption["text/html"]


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (lambda: both_codes("backwards"), "There is no topic 'backwards'; there are forward, backward, "),
        (lambda: both_codes("backward", "forward"), "Neither code of backward has a function forward."),
        (lambda: numbers("forwards"), "There is no topic 'forwards'"),
        (lambda: numbers("forward", "E", "y"), "forward has no quantity 'y'; it has q, G, z, y_out, E."),
        (lambda: picture("fusion"), "There is no picture of 'fusion'; there are pictures of "),
    ],
)
def test_what_there_is_not_is_named_beside_what_there_is(shown, told):
    with pytest.raises(ValueError, match=re.escape(told)):
        shown()
