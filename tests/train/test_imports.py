"""The command line itself stays light: only what trains may load torch, and only what draws matplotlib and pandas."""

import subprocess
import sys

HEAVY = "torch", "pandas", "matplotlib", "rich", "autograd", "tables", "flint"


def test_the_command_line_loads_nothing_heavy():
    program = f"import sys, crosscheck.command.cli; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.split() == []
