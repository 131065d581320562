"""What is read off a submission's text before it is judged: what it is like, and the packages that it imports."""

from __future__ import annotations


def test_equal_but_for_comments_and_names_and_what_is_imported() -> None:
    from crosscheck.classes.handed_in.texts import imported, likeness, missing

    body = (
        "def f(x, params):\n    '''Doc.'''\n    u = params[:4]  # weights\n    return 1 / (1 + np.exp(-(u @ x)))\n" * 4
    )
    renamed = body.replace("params", "theta").replace("u ", "w ").replace("(u", "(w").replace("# weights", "# W")
    assert likeness([body]) == likeness([renamed, "# more\n"]) != ""
    assert likeness([body]) != likeness([body.replace("1 +", "2 +")])
    assert likeness(["x = 1"]) == ""
    cells = [
        "import numpy as np, keras\nfrom no_such_thing.a import b\n",
        "%matplotlib inline\n    import sklearn_nope\nimport seaborn\n",
    ]
    assert imported(cells) == {"numpy", "keras", "no_such_thing", "sklearn_nope"}
    found = missing([imported(cells), frozenset({"flax", "keras"})])
    assert (found.packages, found.command) == ({"keras": 2, "flax": 1}, "pip install keras flax")
    assert found.others == {"no_such_thing": 1, "sklearn_nope": 1}


def test_hostile_text_is_read_quickly() -> None:
    from crosscheck.classes.handed_in.texts import imported, likeness

    for text in (
        '\\"' * 200_000,
        '"' * 400_000,
        "'''\"\"\"" * 60_000,
        "import " + "a," * 200_000,
        "(" * 400_000,
        " " * 400_000,
    ):
        likeness([text])
        imported([text])
