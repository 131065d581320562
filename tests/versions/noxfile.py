"""The installations that must hold, one session each: ``nox -f tests/versions/noxfile.py``; and the canary, which runs weekly.

What is installed is read from pyproject.toml. Torch is left aside but by the canary: it is large, and what needs it is tested
with the newest one. Beside nox, `build` must be installed where nox is.

The canary keeps a record of the same training run in each environment of combinations.toml, and `agreement` writes from them the
page docs/versions.md: ``nox -f tests/versions/noxfile.py -s canary agreement``.
"""

import shutil
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import nox
from packaging.requirements import Requirement

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OPTIONAL = PROJECT["optional-dependencies"]
EXTRAS = ("train", "homework", "truth", "test")
ASIDE = "torch"
MOST_BYTES = 100e6  # that a bare installation may take
SHARE = 16  # of tests with many cases, such as the judge's corpus, one in so many is run
#: The tests that reach into most packages: the command line, reports, data, ball arithmetic.
TELLING = ("verify", "train", "report", "data", "install", "test_imports.py")
#: Those of what reads Python and runs it; other tests of the judge are about numbers.
JUDGING = (f"judging/test_{one}.py" for one in ("corpus", "labels", "optimize", "rules", "said", "textbook"))
READING = ("reading", "sandbox", "notebooks", "plugin", *JUDGING)

JUDGED = (  # submissions, the exit code of each, and what its report says
    ("right/closures.py", 0, ": right ("),
    ("right/autograd_vectorised.py", 0, ": right ("),
    ("wrong/missing-minus-sign__per_point.py", 1, "[missing-minus-sign]"),
    ("right/torch_module.py", 2, "pip install torch"),
)
HAND_WRITTEN = ("--party", "by_hand", "--party", "tape", "--party", "with_autograd")

CONSUMER = HERE / "consumer.py"
COMBINATIONS = tomllib.loads((HERE / "combinations.toml").read_text(encoding="utf-8"))["combination"]
RECORDS = HERE / ".nox" / "records"  # a folder for each combination; without a record, if one came to nothing

nox.options.default_venv_backend = "uv|virtualenv"
nox.options.sessions = ["bare_wheel", "lower_bounds", "python_3_13"]


@nox.session(python="3.11")
def bare_wheel(session: nox.Session) -> None:
    """The wheel and nothing else: it is small, it judges, what it lacks is named, its types are seen, an index would take it."""
    built = Path(tempfile.mkdtemp(dir=session.create_tmp())).resolve()
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
    told(session, 0, "pip install torch. The other three train without it.", "train")
    told(session, 0, "agree: ", "train", *HAND_WRITTEN)
    session.run("python", str(CONSUMER))
    session.install("mypy", "twine", "check-wheel-contents", "-c", str(ROOT / ".ci" / "linters.txt"))
    session.run("mypy", "--strict", "--config-file=", str(CONSUMER))
    session.run("twine", "check", "--strict", *map(str, built.iterdir()))
    session.run("check-wheel-contents", "--config", str(ROOT / "pyproject.toml"), str(wheel))


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
    """With the newest of everything on Python 3.13: the tests that tell most there. The workflow runs all of them on 3.14."""
    install(session, [str(requirement) for requirement in wanted()])
    test(session, *(f"tests/{part}" for part in (*TELLING, *READING)))


@nox.session
@nox.parametrize("python,combination", [nox.param(each["python"], each, id=each["name"]) for each in COMBINATIONS])
def canary(session: nox.Session, combination: dict[str, Any]) -> None:
    """Train in one environment, and keep the record."""
    record = RECORDS / combination["name"]
    shutil.rmtree(record, ignore_errors=True)  # of an earlier week
    record.mkdir(parents=True)
    aside = () if combination.get("torch") else (ASIDE,)
    packages = {each.name: each for each in wanted(("train", "truth"), aside)}
    pins = {each.name: each for each in map(Requirement, combination.get("pins", ()))}
    as_asked = at_its_lower_bound if combination.get("lowest") else str
    install(session, [as_asked(each) for each in (packages | pins).values()])
    parties = HAND_WRITTEN if aside else (*HAND_WRITTEN, "--party", "torch")
    session.run("crosscheck", "train", *parties, "--out", str(record), env=combination.get("environment", {}))


@nox.session(python="3.11")
def agreement(session: nox.Session) -> None:
    """Write docs/versions.md from the canary's records; fail if a number moved beyond its bound."""
    install(session, PROJECT["dependencies"])
    session.run("python", "docs/make_versions.py", str(RECORDS))


def told(session: nox.Session, code: int, expected: str, *command: str) -> None:
    """Run a command of crosscheck; fail unless it ends with this exit code and these words are in its output."""
    output = session.run("crosscheck", *command, success_codes=[code], silent=True)
    if expected not in " ".join(str(output).split()):
        session.error(f"{expected!r} is not in the output:\n{output}")


def requirements(stated: list[str]) -> Iterator[Requirement]:
    """Yield requirements, those of the project's own extras in their place."""
    for requirement in map(Requirement, stated):
        if requirement.name == PROJECT["name"]:
            yield from requirements([one for extra in requirement.extras for one in OPTIONAL[extra]])
        else:
            yield requirement


def wanted(extras: Sequence[str] = EXTRAS, aside: Sequence[str] = (ASIDE,)) -> list[Requirement]:
    """Return what some extras need, all that the tests run with if none are named, without what is left aside."""
    stated = requirements([*PROJECT["dependencies"], *(one for extra in extras for one in OPTIONAL[extra])])
    return [requirement for requirement in stated if requirement.name not in aside]


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
