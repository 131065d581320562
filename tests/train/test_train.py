"""`crosscheck train`: what it prints, what it leaves behind, and when it says yes, no, or cannot say."""

import csv
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from matplotlib.image import imread

import crosscheck
from crosscheck.command.train.files import FIGURES, SUMMARY, TABLE
from crosscheck.comparison.parties import DEFAULT_PARTIES, load_party
from crosscheck.homework.circles.contract import NAMES
from manual import by_hand, tape
from tests.commands import PARTY, afresh, one_sentence, party, train
from tests.needs import needs_torch
from tests.schemas import valid, validator

TWO = ("--party", "by_hand", "--party", "tape")


def json_of(*arguments: object, code: int = 0) -> dict:
    result = train(*arguments, "--format", "json")
    assert result.exit_code == code
    return valid(result.stdout, "train-1")


def beside(party: Path, steps: int) -> tuple[object, ...]:
    return "--party", "by_hand", "--party", party, "--steps", steps


@needs_torch
def test_the_homeworks_run_agrees_and_shows_its_numbers_for_every_party():
    result = train()
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[2].split()[:5] == ["step", *DEFAULT_PARTIES]
    assert lines[3].split()[:5] == ["0", *["41.3965370977"] * 4]
    assert lines[33].split()[:5] == ["30", *["30.8216826641"] * 4]
    said = [line.split(" within ")[0] for line in lines[35:]]
    assert said == ["agree: losses", "against the truth (arb-128): losses"]
    assert result.stderr == ""


@needs_torch
def test_json_holds_every_number_at_full_precision():
    found = json_of("--steps", 3)
    losses, params = by_hand.optimize(crosscheck.INITIAL, *crosscheck.load_circles(), n_steps=3)
    mine, *_, torch = found["parties"].values()
    assert list(found["parties"]) == list(DEFAULT_PARTIES)
    assert (found["agree"], found["disagreement"], found["malformed"]) == (True, None, None)
    assert found["truth"]["source"] == "arb-128"
    assert (mine["losses"], mine["params"]) == (losses.tolist(), params.tolist())
    assert np.shape(torch["gradients"]) == (4, 17)
    assert found["truth"]["parties"]["torch"]["gradient_abs"] < 1e-12
    assert {"python", "crosscheck", "numpy", "torch", "autograd"} <= set(found["versions"])


def test_a_planted_error_of_1e_9_exits_1_and_is_named(tmp_path):
    mine = party(tmp_path, "gradient[7] += 1e-9")
    text = train(*beside(mine, 2))
    assert text.exit_code == 1
    values = f"0.45924706721133.* in {mine} and 0.45924706621133.* in by_hand"
    assert re.search(f"differ: gradient at step 0: d loss / d v21 is {values}", text.stdout)
    assert "exceeds its error bound" in text.stdout
    named = json_of(*beside(mine, 2), code=1)["disagreement"]
    assert (named["quantity"], named["step"], named["parameter"]) == ("gradient", 0, "v21")
    assert named["between"] == [str(mine), "by_hand"]
    assert named["difference"] == pytest.approx(1e-9, rel=1e-4)


def test_nan_differs_and_is_null_in_json_which_holds_no_words_of_a_party(tmp_path):
    mine = party(tmp_path, "gradient[7] = float('nan'); print('words of a party')")
    result = train(*beside(mine, 0), "--format", "json")
    found = valid(result.stdout, "train-1")
    assert (result.exit_code, found["agree"]) == (1, False)
    assert found["parties"][str(mine)]["gradients"][0][7] is None
    assert found["disagreement"]["difference"] is None
    assert "words of a party" in result.stderr


NEEDY = {  # a module in the working folder
    "a package that is missing": ("import no_such_package", "'needy' cannot be loaded: it raised ModuleNotFoundError"),
    "nothing": ("", "needy is not a party: it has no loss and no loss_gradient"),
    **{
        fault: (PARTY.format(fault=fault), f"needy: at step {step}, loss_gradient raised {what}")
        for fault, step, what in (
            ("raise KeyError('v21')", 0, "KeyError: 'v21'."),
            ("raise SystemExit(0)", 0, "SystemExit: 0."),
            ("if params[0] > 5: 1 / 0", 1, "ZeroDivisionError"),
        )
    },
}


@pytest.mark.parametrize(("source", "sentence"), NEEDY.values(), ids=NEEDY)
def test_a_party_that_does_not_answer_is_named_with_its_step_and_exits_2(tmp_path, monkeypatch, source, sentence):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delitem(sys.modules, "needy", raising=False)
    (tmp_path / "needy.py").write_text(source, encoding="utf-8")
    result = train("--party", "tape", "--party", "needy")
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_a_party_may_define_dataclasses(tmp_path):
    mine = party(tmp_path, "pass")
    dataclass = "from __future__ import annotations\nfrom dataclasses import dataclass\n@dataclass\nclass A: a: int\n"
    mine.write_text(dataclass + mine.read_text(encoding="utf-8"), encoding="utf-8")
    assert train(*beside(mine, 0)).exit_code == 0


def test_certify_counts_the_proven_steps_of_each_party(tmp_path):
    pytest.importorskip("flint")
    result = train(*TWO, "--steps", 3, "--certify")
    assert result.exit_code == 0
    assert "certified: 3 of 3 steps proven for tape" in result.stdout
    wrong = json_of(*beside(party(tmp_path, "gradient[0] += 1e-10"), 3), "--certify", code=1)
    assert [each["proven"] for each in wrong["certificates"].values()] == [3, 0]


def test_parties_that_agree_on_what_is_not_true_exit_1(tmp_path):
    pytest.importorskip("flint")
    twins = [party(tmp_path, "gradient[0] += 1e-10", name) for name in ("a.py", "b.py")]
    arguments = ("--party", twins[0], "--party", twins[1], "--steps", 1)
    found = json_of(*arguments, code=1)
    assert (found["agree"], found["holds"], found["outside_budget"]) == (True, False, [str(twin) for twin in twins])
    told = train(*arguments, "--certify")
    assert told.exit_code == 1
    assert "exceeds its error bound" in told.stdout
    verdict = told.stdout.partition("\n\n")[2].partition("\n\n")[2]
    assert verdict.startswith(f"differ from the truth: {twins[0]}, {twins[1]}; among themselves they agree: losses")


def test_out_holds_a_tidy_table_a_summary_and_figures(tmp_path):
    out = tmp_path / "new" / "folder"
    assert train(*TWO, "--steps", 2, "--out", out).exit_code == 0
    losses, params = tape.optimize(crosscheck.INITIAL, *crosscheck.load_circles(), n_steps=2)
    gradients = [tape.loss_gradient(each, *crosscheck.load_circles()).tolist() for each in params]
    head, *rows = csv.reader((out / TABLE).read_text(encoding="utf-8").splitlines())
    assert head == ["step", "party", "loss", *NAMES, *(f"d_{name}" for name in NAMES)]
    assert [row[:2] for row in rows] == [[str(step), name] for step in range(3) for name in ("by_hand", "tape")]
    written = [list(map(float, row[2:])) for row in rows if row[1] == "tape"]
    expected = zip(losses.tolist(), params.tolist(), gradients, strict=True)
    assert written == [[loss, *at, *gradient] for loss, at, gradient in expected]

    summary = valid((out / SUMMARY).read_text(encoding="utf-8"), "train-summary-1")
    of_the_other_schema = {"largest_difference": {"loss": 0.0}}
    assert not validator("train-summary-1").is_valid(summary | of_the_other_schema)
    assert [summary[key] for key in ("agree", "steps", "eta", "points")] == [True, 2, 0.001, 500]
    assert {"numpy", "pandas", "matplotlib"} <= set(summary["versions"])
    for name in FIGURES:
        assert imread(out / name)[..., :3].min() < 0.5, f"{name} is blank"


def test_a_folder_that_cannot_be_written_to_is_refused_before_anything_is_computed(tmp_path):
    (tmp_path / "losses.png").symlink_to(tmp_path / "nowhere")
    told = one_sentence("train", *TWO, "--out", tmp_path)
    assert "holds losses.png already; nothing is overwritten" in told
    assert [path.name for path in tmp_path.iterdir()] == ["losses.png"]
    assert "cannot be made or written to" in one_sentence("train", *TWO, "--out", tmp_path / ("long" * 100))


STOPS = {
    "interrupted": (KeyboardInterrupt(), "Interrupted.", 130),
    "no memory": (MemoryError(), "There is not enough memory for what was asked.", 2),
    "a full disk": (OSError(28, "No space left on device"), "The output cannot be written (No space left", 2),
}


@pytest.mark.parametrize(("stop", "sentence", "code"), STOPS.values(), ids=STOPS)
def test_a_run_that_cannot_go_on_says_why_and_leaves_no_empty_folder(tmp_path, monkeypatch, stop, sentence, code):
    def stopped(*_, **__):
        raise stop

    monkeypatch.setattr("crosscheck.command.train.reports.closing", stopped)
    (tmp_path / "there").mkdir()
    for out in (tmp_path / "new" / "folder", tmp_path / "there"):
        result = train(*TWO, "--steps", 0, "--out", out)
        assert result.exit_code == code
        assert sentence in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


def test_interrupted_while_it_writes_it_keeps_the_files_that_are_whole(tmp_path, monkeypatch):
    def stopped(_figure, file, **_):
        file.write(b"half a pict")
        raise KeyboardInterrupt

    monkeypatch.setattr("matplotlib.figure.Figure.savefig", stopped)
    assert train(*TWO, "--steps", 0, "--out", tmp_path / "out").exit_code == 130
    assert [path.name for path in (tmp_path / "out").iterdir()] == [TABLE]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no signal like it")
@pytest.mark.parametrize("arguments", ["--steps 1000000", "--steps 100 --certify"])
def test_interrupted_by_a_signal_it_exits_with_130_and_leaves_no_folder(tmp_path, arguments):
    pytest.importorskip("flint")
    command = [sys.executable, "-m", "crosscheck", "train", *TWO, *arguments.split(), "--out", str(tmp_path / "out")]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    next(line for line in running.stdout if line.split()[:1] == ["0"])  # the first row
    running.send_signal(signal.SIGINT)
    assert running.communicate()[1] == "Error: Interrupted.\n"
    assert running.returncode == 130
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--party", ".mine", "--party", "tape"], "There is no party '.mine'; expected by_hand"),
        (["--party", "mine.ipynb", "--party", "tape"], "mine.ipynb is a notebook; a party is a module or a .py file"),
        (["--party", "", "--party", "tape"], "There is no party ''; expected by_hand"),
        (["--party", "tape"], "--party must be given twice or more"),
        (["--party", "tape", "--party", "manual.tape"], "names the same party twice: tape and manual.tape"),
        (["--eta", "nan"], "--eta must be a finite number of 0 or more, got nan"),
        (["--eta", "-0.001"], "--eta must be a finite number of 0 or more, got -0.001"),
        (["--out", ""], "--out must name a place to write to, got an empty name"),
        ([*TWO, "--eta", "1e308"], "by_hand: at step 0, optimize raised ValueError: params must be finite"),
        ([*TWO, "--eta", "1e305"], "At eta = 1e+305 the error bounds overflow"),
        ([*TWO, "--out", __file__], "is a file; --out names a folder"),
    ],
)
def test_bad_input_gets_one_sentence_and_exit_2(arguments, sentence):
    result = train(*arguments)
    assert result.exit_code == 2
    assert sentence in result.stderr
    assert result.stderr.count("\n") == 1


MALFORMED = {
    "shape": ("gradient = gradient[:16]", "mine.py: at step 0, loss_gradient has shape (16,), expected (17,)."),
    "X changed": ("X *= 2", "mine.py: at step 0, loss_gradient changes its argument X, which must stay as it is: "),
}


@pytest.mark.parametrize(("fault", "sentence"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_answer_is_a_difference_in_text_in_json_and_in_compare(tmp_path, fault, sentence):
    mine = party(tmp_path, fault)
    result = train(*beside(mine, 1), "--out", tmp_path / "out")
    *_, verdict, written = result.stdout.splitlines()
    assert (result.exit_code, result.stderr, verdict[:8]) == (1, "", "differ: ")
    assert sentence in verdict
    assert "nothing, since there is no whole run" in written
    found = json_of(*beside(mine, 1), code=1)
    assert (found["agree"], found["parties"], found["largest_difference"]) == (False, {}, None)
    assert found["malformed"] == verdict.removeprefix("differ: ")
    compared = crosscheck.compare(load_party("by_hand"), load_party(str(mine)))
    assert compared.malformed.split(": ", 1)[1] == found["malformed"].split(": ", 1)[1]


def test_certify_without_flint_is_refused_before_anything_is_done(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "flint", None)
    assert "pip install python-flint" in one_sentence("train", "--certify", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


@needs_torch
def test_torch_computes_on_one_thread_and_has_its_threads_back_afterwards(tmp_path):
    import torch

    one_thread = "import torch; assert torch.get_num_threads() == 1, 'threads'"
    torch.set_num_threads(2)
    try:
        result = train("--party", "torch", "--party", party(tmp_path, one_thread), "--steps", 0)
        assert (result.exit_code, torch.get_num_threads()) == (0, 2), result.output
    finally:
        torch.set_num_threads(1)


def test_long_runs_are_thinned_and_say_so():
    lines = train(*TWO, "--steps", 51).stdout.splitlines()
    assert "one step in 2 is shown" in lines[0]
    assert [int(line.split()[0]) for line in lines[3:] if line[:4].strip().isdigit()] == [*range(0, 51, 2), 51]


NETWORK = """
def network(x, params):
    right = by_hand.network(x, params)
    return right if len(x) == 500 else {elsewhere}
"""


@pytest.mark.parametrize(
    ("elsewhere", "sentence"),
    [
        ("right[:500]", "mine.py: on the figure's grid, network has shape (500,), expected (40401,)."),
        ("right[:, 0]", "mine.py: at step 0, network raised IndexError"),
    ],
)
def test_a_party_that_fails_only_while_its_figure_is_drawn_is_named_after_the_verdict(tmp_path, elsewhere, sentence):
    mine = party(tmp_path, "pass")
    with mine.open("a", encoding="utf-8") as file:
        file.write(f"from manual import by_hand\n{NETWORK.format(elsewhere=elsewhere)}")
    result = train(*beside(mine, 0), "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "agree: " in result.stdout
    assert sentence in result.stderr


pty = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")

PROGRAM = """
from crosscheck.command.output import live
with live("training", 7) as show:
    show(7)
    print("a line")
"""


@pty
def test_the_bar_is_on_stderr_and_the_lines_are_in_the_file_that_stdout_is(tmp_path):
    ours, theirs = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    with (tmp_path / "lines").open("wb") as file:
        subprocess.run([sys.executable, "-c", PROGRAM], stdout=file, stderr=theirs, env=environment, check=True)
    shown = os.read(ours, 65536)  # while the other end is open
    os.close(theirs)
    os.close(ours)
    assert (tmp_path / "lines").read_text().splitlines() == ["a line"]
    assert b"training" in shown
    assert b"7/7" in shown


def test_in_a_pipe_there_is_no_bar():
    result = afresh(PROGRAM)
    assert (result.stdout, result.stderr) == ("a line\n", "")


MEANWHILE = {  # what is printed while a bar is shown, and the lines that stand there in the end
    "print('a line')": ["a line"],
    "print('on stderr', file=sys.stderr)": ["on stderr"],
    "print('in', end=' '); show(3); print('parts')": ["in parts"],
    "pass": [],
    "print('then an error'); show(5); sys.exit('why')": ["then an error", "why"],
}


@pty
def test_what_is_printed_meanwhile_stands_alone_and_the_line_is_gone_in_the_end():
    from tests.terminal import on_terminal, screen

    bars = [f"with live('bar {i}', 7) as show:\n    show(1); {block}" for i, block in enumerate(MEANWHILE)]
    program = "\n".join(["import sys", "from crosscheck.command.output import live", *bars])
    shown, _ = on_terminal([sys.executable, "-c", program], 80)
    assert all(f"bar {i}" in shown for i in range(len(bars)))
    assert "/7" in shown
    assert screen(shown) == [line for lines in MEANWHILE.values() for line in lines]
