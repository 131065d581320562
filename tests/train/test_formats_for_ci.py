"""What build servers read: GitHub's annotations and summary, JUnit's XML."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from click.testing import Result
from junitparser import JUnitXml

from crosscheck.command.train.reports import SUMMARY
from tests.commands import PARTY, afresh, one_sentence, party, train
from tests.needs import has

ANNOTATION = re.compile(r"^::(error|notice) ([^:]*)::(.*)$")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(SUMMARY, str(tmp_path / "summary.md"))
    return tmp_path


def arguments(folder: Path, fault: str, form: str) -> list[str]:
    party(folder, fault)
    return ["--party", "by_hand", "--party", "mine.py", "--steps", "2", "--format", form]


def annotations(result: Result) -> list[tuple[str, dict[str, str], str]]:
    """Read the annotations back as GitHub's runner does."""
    found = []
    for line in result.stdout.splitlines():
        if match := ANNOTATION.match(line):
            kind, properties, message = match.groups()
            told = dict(each.split("=", 1) for each in properties.split(","))
            found.append((kind, told, message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")))
    return found


def test_an_annotation_points_to_the_function_that_is_wrong(folder):
    result = train(*arguments(folder, "gradient[6] += 1e-9", "github"))
    assert result.exit_code == 1
    first, *others = annotations(result)
    kind, place, message = first
    assert (kind, place["file"], place["line"]) == ("error", "mine.py", "5")
    assert place["title"] == "mine.py%3A loss_gradient"
    assert message.startswith("gradient at step 0: d loss / d v12 is ")
    assert ["exceeds its error bound" in message for *_, message in others].count(True) == 1
    assert "differ: gradient at step 0" in result.stdout  # the log reads as ever
    *_, head, rule, by_hand, mine = (folder / "summary.md").read_text(encoding="utf-8").splitlines()
    assert len({line.count("|") for line in (head, rule, by_hand, mine)}) == 1
    assert by_hand.startswith("| by_hand |")
    assert "d loss / d v12 is " in mine


@pytest.mark.parametrize("fault", ["gradient = gradient[:16]", "gradient[3] = float('nan')", "pass"])
def test_the_function_is_known_whatever_the_party_is_called(folder, fault):
    name, function = "a: at step 0, network.py", "optimize" if fault == "pass" else "loss_gradient"
    source = PARTY.format(fault=fault)
    if function == "optimize":
        source += "\n\ndef optimize(initial, X, y, eta, n_steps):\n    return [1.0, 2.0, 3.0]\n"
    (folder / name).write_text(source, encoding="utf-8")
    result = train("--party", "by_hand", "--party", name, "--steps", "2", "--format", "github")
    ((_, place, _),) = annotations(result)
    assert place["title"] == f"a%3A at step 0%2C network.py%3A {function}"
    assert source.splitlines()[int(place["line"]) - 1].startswith(f"def {function}(")


def test_where_all_is_well_there_is_a_notice_and_a_table(folder, monkeypatch):
    result = train(*arguments(folder, "pass", "github"))
    assert result.exit_code == 0
    ((kind, _, message),) = annotations(result)
    assert kind == "notice"
    assert message.startswith("agree: losses within ")
    written = (folder / "summary.md").read_text(encoding="utf-8")
    assert "### crosscheck train: all is well" in written
    monkeypatch.delenv(SUMMARY)
    assert train(*arguments(folder, "pass", "github")).exit_code == 0
    assert (folder / "summary.md").read_text(encoding="utf-8") == written
    monkeypatch.setenv(SUMMARY, str(folder))
    refused = train(*arguments(folder, "pass", "github"))
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)


def xml(result: Result) -> dict[str, dict[str, Any]]:
    """Read the suites back: by party and check, the failure's message, "skipped" or None."""
    cases: dict[str, dict[str, Any]] = {}
    for suite in JUnitXml.fromstring(result.stdout):
        found = cases[suite.name] = {
            case.name: next(("skipped" if case.is_skipped else told.message for told in case.result), None)
            for case in suite
        }
        assert suite.tests == len(found)
        assert suite.failures == len([told for told in found.values() if told not in (None, "skipped")])
    return cases


def test_junit_has_a_failure_for_each_thing_that_is_wrong(folder):
    result = train(*arguments(folder, "gradient[6] += 1e-9", "junit"))
    assert result.exit_code == 1
    cases = xml(result)
    assert list(cases) == ["by_hand", "mine.py"]
    assert set(cases["by_hand"].values()) == {None}
    mine = cases["mine.py"]
    lacking = {check for check, told in mine.items() if told == "skipped"}
    assert lacking == {"network", "descent"}
    assert {check for check, told in mine.items() if told not in (None, "skipped")} == {"gradient", "params", "truth"}
    assert cases["mine.py"]["gradient"].startswith("gradient at step 0: d loss / d v12 is ")
    properties = {each.get("name") for each in ET.fromstring(result.stdout).iter("property")}
    assert {"version.numpy", "difference.gradient"} <= properties


def test_junit_of_a_malformed_answer_has_one_failure(folder):
    cases = xml(train(*arguments(folder, "gradient = None", "junit")))
    assert cases["by_hand"] == {"answers": None}
    assert cases["mine.py"]["answers"].startswith("mine.py: at step 0, loss_gradient returned None")


def test_junit_says_what_moved(folder, monkeypatch):
    pytest.importorskip("pandas")
    pytest.importorskip("matplotlib")
    monkeypatch.setattr("crosscheck.command.train.files._figures", lambda *_: {})
    well = arguments(folder, "pass", "junit")
    kept = train(*well, "--out", folder / "kept")
    assert kept.exit_code == 0
    assert "record" not in xml(kept)["mine.py"]
    assert xml(train(*well, "--against", folder / "kept"))["mine.py"]["record"] is None
    arguments(folder, "gradient[6] += 1e-15", "junit")
    assert train(*well, "--against", folder / "kept").exit_code == 0
    moved = train(*well, "--against", folder / "kept", "--exact")
    assert moved.exit_code == 1
    assert xml(moved)["mine.py"]["record"].startswith("within rounding: ")


# A party that raises

DEEPER = "\n\ndef deeper(gradient):\n    return gradient[17]\n"  # whose line is the one that raises
RAISED = "mine.py: at step 0, loss_gradient raised IndexError: "


def test_a_party_that_raises_is_an_error_at_the_line_that_raised_with_its_own_last_lines(folder):
    *two, _ = arguments(folder, "deeper(gradient)", "")
    with (folder / "mine.py").open("a", encoding="utf-8") as file:
        file.write(DEEPER)
    result = train(*two, "junit")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    (suite,) = JUnitXml.fromstring(result.stdout)
    assert (suite.name, suite.tests, suite.errors, suite.failures) == ("mine.py", 1, 1, 0)
    (error,) = next(iter(suite)).result
    assert error.message.startswith(RAISED)
    place, line, last = (each for each in error.text.strip().splitlines()[-4:] if "^" not in each)
    assert "mine.py" in place
    assert line.strip() == "return gradient[17]"
    assert "crosscheck" not in error.text
    assert last.startswith("IndexError: ")

    result = train(*two, "github")
    assert result.exit_code == 2
    ((kind, place, message),) = annotations(result)
    line = (folder / "mine.py").read_text(encoding="utf-8").splitlines()[int(place["line"]) - 1]
    assert (kind, place["file"], line) == ("error", "mine.py", "    return gradient[17]")
    assert message.startswith(RAISED)
    summary = (folder / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith(f"### crosscheck train: could not be judged\n\n{message[:50]}")
    assert "return gradient[17]" in summary


def test_a_file_that_cannot_be_loaded_is_reported_at_its_line(folder):
    (folder / "mine.py").write_text("import numpy\n\n1 / 0\n", encoding="utf-8")
    two = ("--party", "by_hand", "--party", "mine.py", "--format")
    ((_, place, message),) = annotations(train(*two, "github"))
    assert (place["file"], place["line"]) == ("mine.py", "3")
    assert message == "'mine.py' cannot be loaded: it raised ZeroDivisionError: division by zero."
    (suite,) = JUnitXml.fromstring(train(*two, "junit").stdout)
    assert (suite.name, suite.errors) == ("mine.py", 1)


def test_an_annotation_is_at_the_definition_beneath_what_wraps_it(folder):
    (folder / "mine.py").write_text(
        PARTY.format(fault="gradient[6] += 1e-9").replace("def loss_gradient(params", "def gradient_of(scale, params")
        + "\n\nfrom functools import partial\nloss_gradient = partial(gradient_of, 1.0)\n",
        encoding="utf-8",
    )
    first, *_ = annotations(train("--party", "by_hand", "--party", "mine.py", "--steps", "1", "--format", "github"))
    assert (first[1]["file"], first[1]["line"]) == ("mine.py", "5")


def test_a_gradient_that_is_a_list_or_a_tensor_is_made_an_array(folder):
    kinds = {"list.py": "gradient.tolist()", "tuple.py": "tuple(gradient)"}
    if has("torch"):
        kinds["tensor.py"] = "__import__('torch').tensor(gradient, requires_grad=True)"
    parties = [party(folder, f"gradient = {kind}", name) for name, kind in kinds.items()]
    result = train("--party", "by_hand", *(word for each in parties for word in ("--party", each)), "--steps", 2)
    assert result.exit_code == 0, result.output


# A record by itself


def test_a_record_needs_neither_pandas_nor_matplotlib_nor_torch(folder):
    code = (
        "import sys\n"
        "for name in ('pandas', 'matplotlib', 'torch', 'tables', 'h5py'): sys.modules[name] = None\n"
        "from crosscheck.command.cli import main\n"
        "main(['train', '--steps', '1', '--record', 'kept.json'])"
    )
    done = afresh(code, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert train("--steps", "1", "--party", "by_hand", "--party", "tape", "--against", "kept.json").exit_code == 0


def test_a_record_overwrites_nothing_and_is_refused_before_anything_is_computed(folder):
    (folder / "kept.json").write_text("mine", encoding="utf-8")
    for place, sentence in {"kept.json": "exists already", "no/kept.json": "is no folder that can be written"}.items():
        assert sentence in one_sentence("train", "--record", place)
    assert (folder / "kept.json").read_text(encoding="utf-8") == "mine"
