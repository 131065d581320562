"""The autograder that Gradescope runs: a zip archive with the scripts that its documentation of autograders asks for.

Read on gradescope-autograders.readthedocs.io, "Specifications": the archive is unpacked to ``/autograder/source``, where
``setup.sh`` is run once, as root; ``run_autograder`` is copied to ``/autograder`` and run for each submission.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files

from crosscheck.classes.export.packing import wheel, zipped
from crosscheck.classes.rubric import Rubric
from crosscheck.verdict import Feedback

SETUP, RUN = "setup.sh", "run_autograder"
OPTIONS, RUBRIC = "verify.json", "rubric.toml"  # what `run_autograder` judges by

#: What each level that an autograder may accept means on Gradescope.
ACCEPTED = {
    "strong": (
        "It judges at the level strong alone. Where Gradescope's containers refuse that, which Docker's do by default, it judges "
        "nothing and tells every student so: try it there with a submission of your own before others hand in."
    ),
    "process": (
        "It judges at the level process: a submission runs as a user who can neither write the results nor end the autograder, "
        "and its time and memory are limited. It is not kept from reading the right functions in crosscheck's own files; nor, "
        "where the kernel's Landlock is old or missing, from the network and from the memory of the process that judges it. What "
        "looks odd can be judged again at the level strong, by crosscheck grade."
    ),
}


def autograder(sandbox: str, feedback: Feedback, rubric: str | None) -> bytes:
    """Return the archive to upload; the same for the same arguments, whenever it is made.

    Parameters
    ----------
    sandbox : {"strong", "process"}
        The level below which nothing is judged.
    feedback : {"verdict", "where", "hint", "formula"}
    rubric : str, optional
        A rubric's TOML file; one point for each function if not given.
    """
    scripts = files("crosscheck.classes.export") / "autograder"
    options = ["--sandbox", sandbox, "--feedback", feedback]
    packed = {name: (scripts / name).read_bytes().replace(b"\r\n", b"\n") for name in (SETUP, RUN)}
    if rubric is not None:
        packed[RUBRIC] = rubric.encode("utf-8")
        options += ["--rubric", f"/autograder/source/{RUBRIC}"]
    packed[OPTIONS] = json.dumps(options).encode()
    name, content = wheel()
    packed[name] = content
    return zipped(packed, programs=(SETUP, RUN))


def in_toml(rubric: Rubric) -> str:
    """Return a rubric's TOML file."""
    rules = {"assert_fails": rubric.assert_fails, "remark": rubric.remark}
    tables = {"points": rubric.points, "rules": rules, "costs": rubric.costs}
    return "".join(f"[{name}]\n{''.join(_lines(table))}" for name, table in tables.items())


def _lines(table: Mapping[str, float]) -> Iterator[str]:
    for name, each in table.items():
        yield f"{json.dumps(name, ensure_ascii=False)} = {each!r}\n"
