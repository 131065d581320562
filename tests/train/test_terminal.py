"""What is printed while a long run shows its progress, as a terminal shows it in the end."""

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from crosscheck.comparison.parties import DEFAULT_PARTIES
from tests.terminal import on_terminal, screen

MEANWHILE = {
    "a line": ("print('a line')", ["a line"]),
    "a line on stderr": ("print('a line', file=sys.stderr)", ["a line"]),
    "a line in two parts": ("print('a', end=' '); show(3); print('line')", ["a line"]),
    "an error": ("print('a line'); show(5); sys.exit('why')", ["a line", "why"]),
    "nothing": ("pass", []),
}


@pytest.mark.parametrize(("block", "lines"), MEANWHILE.values(), ids=MEANWHILE)
def test_what_is_printed_meanwhile_stands_alone_and_the_line_is_gone_in_the_end(block, lines):
    program = f"import sys\nfrom crosscheck.command.progress import live\nwith live('training', 7) as show:\n    show(1); {block}"
    shown, _ = on_terminal([sys.executable, "-c", program], 80)
    assert "training" in shown
    assert "/7" in shown
    assert screen(shown) == lines


@pytest.mark.second_stage
def test_train_s_rows_stand_alone():
    shown, code = on_terminal([sys.executable, "-m", "crosscheck", "train", "--steps", "3"], 80)
    lines = screen(shown)
    assert code == 0
    assert "training" in shown
    assert "measuring" in shown
    assert "3/3" in shown
    assert [line.split()[0] for line in lines[2:7]] == ["step", "0", "1", "2", "3"]
    assert {len(line.split()) for line in lines[2:7]} == {2 + len(DEFAULT_PARTIES)}
    assert not any("training" in line or "measuring" in line for line in lines)
    assert max(map(len, lines)) <= 80
