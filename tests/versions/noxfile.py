"""The installations that must hold, one session each: ``nox -f tests/versions/noxfile.py``.

What is installed is read from pyproject.toml. Torch is left aside: it is large, and what needs it is tested with the newest
one. Beside nox, `build` must be installed where nox is.
"""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import nox
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ("train", "homework", "truth", "test")
ASIDE = "torch"
MOST_BYTES = 150e6  # that a bare installation may take, with the pip that comes with each environment
SHARE = 16  # of tests with many cases, such as the judge's corpus, one in so many is run
#: The tests that reach into most packages: the command line, reports, data, ball arithmetic.
TELLING = ("verify", "train", "report", "data", "install", "test_imports.py")

JUDGED = (  # submissions, the exit code of each, and what its report says
    ("right/closures.py", 0, "agrees with the reference: yes"),
    ("right/autograd_vectorised.py", 0, "agrees with the reference: yes"),
    ("wrong/missing-minus-sign__per_point.py", 1, "[missing-minus-sign]"),
    ("right/torch_module.py", 2, "pip install torch"),
)
HAND_WRITTEN = ("--party", "by_hand", "--party", "tape", "--party", "with_autograd")

nox.options.default_venv_backend = "virtualenv"


@nox.session(python="3.11")
def bare_wheel(session: nox.Session) -> None:
    """The wheel and nothing else: it is small, it judges, and what it lacks is named."""
    built = Path(tempfile.mkdtemp(dir=session.create_tmp()))
    session.chdir(ROOT)
    session.run(sys.executable, "-m", "build", "--outdir", str(built), external=True)
    (wheel,) = built.glob("*.whl")
    session.install(str(wheel))
    session.chdir(ROOT / "tests" / "judging")  # where there is no other crosscheck to import
    size = sum(file.lstat().st_size for file in Path(session.virtualenv.location).rglob("*"))
    session.log(f"the environment takes {size / 1e6:.0f} MB")
    if size > MOST_BYTES:
        session.error(f"more than {MOST_BYTES / 1e6:.0f} MB")
    told(session, 0, "pip install torch", "doctor")
    for submission, code, report in JUDGED:
        told(session, code, report, "verify", submission)
    told(session, 2, "The party torch needs torch, which is not installed: pip install torch.", "train")
    told(session, 0, "agree: ", "train", *HAND_WRITTEN)


@nox.session(python="3.11")
def lower_bounds(session: nox.Session) -> None:
    """With every dependency at its lower bound: `verify`, `train`, and a part of the tests."""
    install(session, [at_its_lower_bound(requirement) for requirement in wanted()])
    several = [f"tests/judging/{submission}" for submission, code, _ in JUDGED if code < 2]
    told(session, 1, "[missing-minus-sign]", "verify", *several)
    out = tempfile.mkdtemp(dir=session.create_tmp())
    told(session, 0, "written to", "train", *HAND_WRITTEN, "--certify", "--out", out)
    older = ("-W", "ignore::DeprecationWarning")  # of what these versions use, which is none of ours
    test(session, *older, *(f"tests/{part}" for part in TELLING))


@nox.session(python="3.13")
def python_3_13(session: nox.Session) -> None:
    """With the newest of everything on Python 3.13: all tests."""
    install(session, [str(requirement) for requirement in wanted()])
    test(session)


def told(session: nox.Session, code: int, expected: str, *command: str) -> None:
    """Run a command of crosscheck; fail unless it ends with this exit code and these words are in its output."""
    output = session.run("crosscheck", *command, success_codes=[code], silent=True)
    if expected not in " ".join(str(output).split()):
        session.error(f"{expected!r} is not in the output:\n{output}")


def requirements(stated: list[str]) -> Iterator[Requirement]:
    """Yield requirements, those of the project's own extras in their place, without what is left aside."""
    for requirement in map(Requirement, stated):
        if requirement.name == PROJECT["name"]:
            yield from requirements([one for extra in requirement.extras for one in optional(extra)])
        elif requirement.name != ASIDE:
            yield requirement


def optional(extra: str) -> list[str]:
    """Return what an extra states."""
    stated: list[str] = PROJECT["optional-dependencies"][extra]
    return stated


def wanted() -> list[Requirement]:
    """Return all that the tests run with."""
    return list(requirements([*PROJECT["dependencies"], *(one for extra in EXTRAS for one in optional(extra))]))


def at_its_lower_bound(requirement: Requirement) -> str:
    """Return the lowest version that a requirement allows, as pip is asked for it."""
    (bound,) = [each.version for each in requirement.specifier if each.operator == ">="]
    return f"{requirement.name}=={bound}"


def install(session: nox.Session, packages: list[str]) -> None:
    """Install packages and, without its dependencies, the project."""
    session.chdir(ROOT)
    session.install(*dict.fromkeys(packages))
    session.install("--no-deps", "-e", ".")


def test(session: nox.Session, *arguments: str) -> None:
    """Run tests, of large tables a share; those that need torch are skipped."""
    session.run(
        "python", "-m", "pytest", "-q", "-n", "2", "--share", str(SHARE), *arguments, env={"TESTS_WITHOUT": ASIDE}
    )
