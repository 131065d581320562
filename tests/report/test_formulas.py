"""Formulas of findings, as HTML: what is mathematics is set as such, code is code, and words stay words."""

from __future__ import annotations

import re
from html import unescape

import pytest

from crosscheck.homework.circles.homework import CIRCLES
from crosscheck.report.formulas import as_html

#: A text, and what is set of it: formulas in {}, letters in *, indices after _, powers after ^, code in `.
SET = [
    ("The weight u_j is missing.", "The weight {*u*_*j*} is missing."),
    ("V11 and v11", "{*V*_11} and {*v*_11}"),
    ("dE/dz = y_out - y, not y", "{∂*E*/∂*z* = *y*_out − *y*}, not {*y*}"),
    ("phi'(q_j) = G_j (1 - G_j)", "{*φ*′(*q*_*j*) = *G*_*j* (1 − *G*_*j*)}"),
    ("z = u . G + a. The bias a", "{*z* = *u* · *G* + *a*}. The bias {*a*}"),
    ("E = -sum_i [ y_i log y_out ]: a sum", "{*E* = −∑_*i* [ *y*_*i* log *y*_out ]}: a sum"),
    ("a squared error, (y_out - y)^2", "a squared error, {(*y*_out − *y*)^2}"),
    ("phi(t) = 1 / (1 + exp(-t))", "{*φ*(*t*) = 1 / (1 + exp(−*t*))}"),
    ("b1..b4 = params[13:17]", "{*b*_1}..{*b*_4 =} `params[13:17]`"),
    ("y = y_train.reshape(-1) flattens", "{*y* =} `y_train.reshape(-1)` flattens"),
    ("Look for range(N - 1) or np.mean.", "Look for `range(N - 1)` or `np.mean`."),
    ("At `initial` all u are 5", "At `initial` all {*u*} are 5"),
    ("params -= eta * gradient", "params -= eta * gradient"),
    ("with eta = 0.001", "with {*η* = 0.001}"),
    ("It takes 2 s, or a loop; I see.", "It takes 2 s, or a loop; I see."),
    ("right to 1e-12 of 3 values (1, 2)", "right to 1e-12 of 3 values (1, 2)"),
    ("The homework's own x's", "The homework's own {*x*}'s"),
    ("raises TypeError: q_j is x_1 - 2", "raises TypeError: q_j is x_1 - 2"),
    ("fails (line 3: u_j = v_1 - 2)", "fails (line 3: u_j = v_1 - 2)"),
    ("<b>q</b> & \x1b[31mq", "{<*b*>*q*</*b*>} & {*q*}"),
]


@pytest.mark.parametrize(("text", "said"), SET, ids=[text for text, _ in SET])
def test_a_text_is_set(text: str, said: str) -> None:
    tags = {
        '<span class="formula">': "{",
        "</span>": "}",
        "<var>": "*",
        "</var>": "*",
        "<sub>": "_",
        "</sub>": "",
        "<sup>": "^",
        "</sup>": "",
        "<code>": "`",
        "</code>": "`",
    }
    html = re.sub("<[^>]*>", lambda tag: tags[tag[0]], as_html(text))
    assert unescape(html).replace("\N{NO-BREAK SPACE}", " ") == said


def test_every_mistake_reads_the_same_but_for_its_signs() -> None:
    """Nothing is lost where a notebook that is not trusted, or a copy, leaves only the text."""
    spelled = str.maketrans({"−": "-", "·": ".", "←": "<-", "′": "'", "\N{NO-BREAK SPACE}": " ", "∑": "sum", "∂": "d"})
    for mistake in CIRCLES.catalogue.mistakes:
        text = f"{mistake.hint} {mistake.formula}"
        left = unescape(re.sub("<[^>]*>", "", as_html(text))).translate(spelled).replace("φ", "phi").replace("η", "eta")
        assert re.sub(r"[_^`]", "", left) == re.sub(r"[_^`]", "", text), mistake.kind


def test_a_formula_breaks_into_lines_beside_its_signs_only() -> None:
    words = as_html("E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ]")
    parts = re.sub("<[^>]*>", "", words).split(" ")
    assert [part.replace("\N{NO-BREAK SPACE}", " ") for part in parts] == [
        *("E", "=", "−∑i [ yi log yout", "+", "(1", "−", "yi) log(1", "−", "yout) ]")
    ]
