"""What could not be judged hides nothing: numbers that came back before are wrong if they are."""

import pytest

from tests.judging.judging import RIGHT, around, judged_parts

STOPS = {
    "a call that is refused": "raise OSError(1, 'no')",
    "a package": "import no_such_package",
    "a wait": "import time; time.sleep(9)",
}
CASES = [
    *(("loss_gradient", 7, stops) for stops in STOPS),
    ("network", 1, "a wait"),  # after the first of the homework's asserts
    ("network", 5, "a package"),
]


@pytest.mark.parametrize(("factor", "word"), [(1, "unjudged"), (0.5, "wrong")])
@pytest.mark.parametrize(("name", "answered", "stops"), CASES)
def test_what_stops_after_some_answers_is_wrong_if_these_are(name, answered, stops, factor, word):
    stopping = around(
        name,
        "calls.append(1)",
        f"if len(calls) > {answered}:",
        f"    {STOPS[stops]}",
        f"return {factor} * computed(*args)",
    )
    parts = {"head": RIGHT["head"] + "calls = []\n", "loss": ""} | stopping
    functions = judged_parts(parts, waiting_seconds=0.15).functions
    other = "network" if name == "loss_gradient" else "loss_gradient"
    assert (functions[name].verdict, functions[other].verdict) == (word, "right")
