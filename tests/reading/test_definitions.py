"""Which functions a submission defines, whatever surrounds them."""

import decimal
import inspect
import sys
import traceback

import numpy as np
import pytest

from crosscheck.sandbox.inside.reading import running

NETWORK = "def network(x, params):\n    return 7\n"
HELPER = "def helper():\n    return 7\n"
USES_HELPER = "def network(x, params):\n    return helper()\n"
USES_TABLE = "def network(x, params):\n    return table[0]\n"
STUB = "def network(x, params):\n    raise NotImplementedError"
OUT_OF_RANGE = "code cell 1, line 1 raised IndexError: list index out of range"
USES_K = "def network(x, params):\n    return k"

# name: cells of which `network(None, None)` must give 7
FOUND = {
    "plain": [NETWORK],
    "a lambda": ["network = lambda x, params: 7"],
    "a partial": ["from functools import partial", "network = partial(lambda k, x, params: k, 7)"],
    "a method": ["class Net:\n    def f(self, x, params):\n        return 7", "network = Net().f"],
    "a closure": ["def make(k):\n    def inner(x, params):\n        return k\n    return inner\nnetwork = make(7)"],
    "decorated": ["def twice(f):\n    return f\n", "@twice\n" + NETWORK],
    "more defaults": ["seven = 7", "def network(x, params, k=seven, *, deep={}):\n    return k"],
    "unimported type hints": ["def network(x: Array, params: jnp.ndarray) -> Float[Array, '17']:\n    return 7"],
    "annotated constant": ["k: Final = 7", USES_K],
    "a dataclass": ["from dataclasses import dataclass\n@dataclass\nclass K:\n    k: int = 7\nk = K().k", USES_K],
    "text that is executed": ["def run(text): exec(text, globals())", "run('def network(x, params): return 7')"],
    "in a default": ["def network(x, p): return 1", "def plot(style=(network := lambda x, p: 7)): pass"],
    "in an annotation": ["def network(x, p): return 1", "def plot(x: (network := lambda x, p: 7)): pass"],
    "as a key": ["def f(_):\n    global network\n    network = lambda x, p: 7", "sorted([1], key=f)"],
    "a global by its name": ["k = 7", "g = globals()", "g['network'] = lambda x, p: globals()['k']"],
    "text that names another": ["def network(x, p): return 1", "def f(x, p): return 7", "exec('network = f')"],
    "by its globals": ["def network(x, p): return 1", "def f(): f", "f.__globals__.update(network=lambda x, p: 7)"],
    "a stub that is decorated": [NETWORK, "use = lambda _: lambda x, p: 7", "@use\n" + STUB],
    "given to a value": ["def network(x, p): return 1", "network = lambda x, p: 7", "network = network(0, 0)"],
    "the last definition": ["def network(x, params):\n    return 3", NETWORK],
    "helper before": [HELPER, USES_HELPER],
    "helper in a later cell": [USES_HELPER, HELPER],
    "constant in a later cell": ["def network(x, params, k=late):\n    return k", "late = later", "later = 7"],
    "table appended to": ["table = []", "table.append(7)", USES_TABLE],
    "table filled in a loop": ["table = {}", "for i in range(3):\n    table[i] = 7", USES_TABLE],
    "table filled by a function": ["table = []\ndef fill(t):\n    t.append(7)", "fill(table)", USES_TABLE],
    "table filled by a decorator": [
        "table = []\ndef register(k):\n    def keep(f):\n        table.append(f(k))\n    return keep",
        "@register(3)\ndef more(k):\n    return k + 4",
        USES_TABLE,
    ],
    "table filled by a base class": [
        "table = []\nclass Base:\n    def __init_subclass__(cls):\n        table.append(cls.k)",
        "class Derived(Base):\n    k = 7",
        "def network(x, params, base=Base):\n    return table[0]",
    ],
    "registered with a method": [
        "import functools\n@functools.singledispatch\ndef seven(x):\n    return 3",
        "@seven.register(type(None))\ndef _(x):\n    return 7",
        "def network(x, params):\n    return seven(x)",
    ],
    "table set through global": ["def setup():\n    global table\n    table = [7]", "setup()", USES_TABLE],
    "table within a table": ["table = {}", "table.setdefault(0, []).append(7)", USES_TABLE.replace("[0]", "[0][0]")],
    "a file that a later statement closes": [
        "file = open('seven.txt', 'w')",
        "file.write('7')\nfile.close()",
        "from pathlib import Path\ndef network(x, params):\n    return int(Path('seven.txt').read_text())",
    ],
    "augmented": ["k = 3", "k += 4", USES_K],
    "walrus": ["assert (k := 7)", USES_K],
    "attribute set": ["class C: pass", "C.k = 7", "def network(x, params):\n    return C.k"],
    "deleted and bound again": ["k = 3", "del k", "k = 7", USES_K],
    "matched": ["match [7]:\n    case [k]:\n        pass", USES_K],
    "star import": ["from math import *", "def network(x, params):\n    return floor(7.5)"],
    "import as fallback": [
        "try:\n    import no_such_module as m\nexcept ImportError:\n    import math as m",
        "def network(x, params):\n    return m.floor(7.5)",
    ],
    "exits before": ["raise SystemExit", NETWORK],
    "stray cells that raise": ["1 / 0", "k = -7", USES_K, "for _ in 'a': k = -k; undefined_name", "input('go on?')"],
    "stray cell that is not Python": ["so I tried this and it did (not work", NETWORK],
    "text of other languages in comments": ["# потеря, 損失, perte\n" + NETWORK + "    # Ⅳ ∂L/∂u"],
    "line magic": ["%matplotlib inline\n" + NETWORK],
    "shell and help": ["!pip install torch\n?print\nprint??\n" + NETWORK + "!wget \\\n  it's\n%load_ext x"],
    "shell within a block": ["if True:\n    !pip install a\n    k = 7", USES_K],
    "pip without a mark": ["pip install numpy\n" + NETWORK],
    "timed cell": ["%%time\n" + NETWORK],
    "cell timed again and again": [NETWORK, "%%timeit\ndef network(x, params): return 3"],
    "shell cell": ["%%bash\ndef network(x, params): return 3", NETWORK, "%%html\n<b>it's</b>"],
    "magic-like text": [
        '!true\ntext = """\n%matplotlib inline\n!ls"""\n' + "k = (15\n% 8)",
        "def network(x, params):\n    return k if '%matplotlib' in text else 3",
    ],
    "backslash continuation": ["%pwd\nk = 15 \\\n% 8", USES_K],
    "indented cell": ["    k = 7\n    def network(x, params):\n        return k"],
    "beside a cell that is not Python": ["def loss(params:\n    return 1", NETWORK, "for x in:\n    pass"],
    "exported by nbconvert": ["#!/usr/bin/env python\nget_ipython().run_line_magic('matplotlib', '')\n" + NETWORK],
    "shown": ["def network(x, params):\n    display(x)\n    return 7"],
    "numpy never imported": ["def network(x, params):\n    return np.add(3, 4)"],
    "plots never imported": ["def network(x, params):\n    fig, ax = plt.subplots()\n    return 7"],
    "plots within": [
        "import seaborn as sns; sns.set()\nfrom matplotlib import pyplot as plt",
        "def network(x, params):\n    line, = plt.plot([1])\n    (a, b), (c, d) = plt.subplots(2, 2)[1]\n"
        "    n, *_ = n, bins, bars = plt.hist([1])\n    low, high = 2 * plt.ylim()[1], float(np.array([plt])[0].xlim())\n"
        "    with plt.style.context('x'):\n        plt.rcParams['figure.dpi'] = 3\n    return 7",
    ],
    "nested deeply": [NETWORK + "if " + "not " * 400 + "True: pass"],
    "main guard": [NETWORK + "if __name__ == '__main__':\n    network = None"],
    "defined under a main guard": ["if __name__ == '__main__':\n    k = 7\n    network = lambda x, params: k"],
    "name given to a value": ["k = 7", "def network(x, p, k=k): return k", "k = 3", "network = network(0, 0)"],
    "pylab": ["%pylab inline", "def network(x, params):\n    return int(dot(1, 7))"],
}


@pytest.mark.parametrize("cells", FOUND.values(), ids=FOUND)
def test_network_is_found_and_works(load, cells):
    program = load(*cells)
    assert "network" not in program.missing
    assert program.functions["network"](None, None) == 7


# name: cells, kind, words that the reason for the absence of `network` must hold
ABSENT = {
    "not there": (["x = 1"], "missing", "network is not defined anywhere"),
    "no function any more": (["k = 7", "network = k"], "error", "of type int: see code cell 2, line 1"),
    "within a function": (["def main():\n    def network(x, p): return 7"], "missing", "but inside main (line 2)"),
    "nothing that is Python": (["def f(:\n    pass"], "missing", "anywhere in the submission; line 1 is not Python"),
    "syntax": (["y = 1", "k = 1\ndef network(x, params)\n    return 7"], "syntax", "cell 2, line 2 is not Python"),
    "syntax, in two sentences": (["def network(x):\n    print 'hi'"], "syntax", "'print': Did you mean"),
    "a conflict that was left": (["def network(x):\n    h = 3\n<<<<<<< HEAD\n    return h"], "syntax", "is not Python"),
    **{
        f"nearly called {name}": ([f"def {name}(x, p): return 7"], "missing", f"submission; {name} is: is that it?")
        for name in ("Network", "nettwork", "netwrok")
    },
    "return outside": (["def network(x):\nreturn 7"], "syntax", "line 1"),
    "syntax after a stub": ([STUB, "def network(x, params:\n    return 1"], "syntax", "cell 2, line 1"),
    "raises at definition": (["k = 1", "network = 1 / 0"], "error", "cell 2, line 1 raised ZeroDivisionError"),
    "name at definition": (["network = wrap(3)"], "error", "name 'wrap' is not defined"),
    "package": (["import cupy as cp\nnetwork = cp.exp"], "package", "needs cupy, which is not"),
    "package that nobody knows": (
        ["from sklearn_missing import a", "import flint_missing\nnetwork = flint_missing.x"],
        "package",
        "needs the module flint_missing, which is neither installed here nor part of the submission",
    ),
    "package of a helper": (
        ["from mxnet import np as jnp", "def helper(x):\n    return jnp.exp(x)", "network = lambda x, p: helper(x)"],
        "package",
        "needs mxnet, which is not installed here",
    ),
    "module that a package lacks": (
        ["import numpy.no_such as m\nnetwork = m.f"],
        "package",
        "needs the module numpy.no_such, which the numpy that is installed here does not have",
    ),
    "what another cell failed to define": (
        ["table = [][0]", "k = table + 3", "network = k * 2"],
        "error",
        f"{OUT_OF_RANGE}, so code cell 2, line 1 lacks table, so code cell 3, line 1 lacks k",
    ),
    "what a thousand others failed to define": (
        ["k0 = [][0]", *(f"k{i} = k{i - 1}" for i in range(1, 1000)), "network = k999"],
        "error",
        f"{OUT_OF_RANGE}, so code cell 999, line 1 lacks k997, so code cell 1000, line 1 lacks k998",
    ),
    "what another cell could not read": (
        ["table = open('weights.txt').read()", "network = table[0]"],
        "forbidden",
        "cell 1, line 1 reads weights.txt, which is not there: only the homework's files are",
    ),
    "a file that is not there": (["network = open('w.npy')"], "forbidden", "line 1 reads w.npy, which is not there"),
    "deep": (["network = " + "(" * 300 + ")" * 300], "syntax", "not Python"),
    "exception that lies": (
        ["class E(BaseException):\n    def __str__(self): raise self\ndef f(g): raise E", "@f\n" + NETWORK],
        "error",
        "raised E: (its message cannot be shown)",
    ),
}


@pytest.mark.parametrize(("cells", "kind", "words"), ABSENT.values(), ids=ABSENT)
def test_an_absent_network_has_its_reason(load, cells, kind, words):
    program = load(*cells)
    reason = program.missing["network"]
    assert reason.kind == kind
    assert words in reason.message
    assert "network" not in program.functions


def test_a_distribution_is_named_as_one_installs_it(load, monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn", None)
    program = load("import sklearn\ndef network(x, params):\n    return sklearn", "loss = lambda p, X, y: 7")
    told = "needs scikit-learn, which is not installed here (pip install scikit-learn)"
    assert program.missing["network"].message == told
    assert "loss" in program.functions


def test_a_cell_that_failed_is_remarked_on_before_what_lacks_its_names_and_once(load):
    program = load("table = [][0]", "k = table + 3", USES_K)
    assert program.remarks == [("stray-cell-error", OUT_OF_RANGE)]
    told = f"k, which is not defined: {OUT_OF_RANGE}, so code cell 2, line 1 lacks table"
    assert program.not_bound["k"].message == told


def test_cells_that_lack_each_others_names_are_each_accounted_for(load):
    program = load("a = b", "b = a", "def network(x, params):\n    return a")
    assert program.not_bound["a"].message.endswith("code cell 1, line 1 raised NameError: name 'b' is not defined")


# name: cells, kinds of the remarks
REMARKED = {
    "nothing": ([NETWORK, "1 / 0", "print(("], []),
    "the release's stub comes last": (
        [NETWORK, 'def network(x, params):\n    """Doc."""\n    raise NotImplementedError()'],
        ["stub-after-definition"],
    ),
    "a needed constant raises": (["k = 1 / 0", USES_K], ["stray-cell-error"]),
    "np is not imported": (["def network(x, params):\n    return np.exp(x)"], ["supplied-import"]),
    "np is not imported by what is not needed": ([NETWORK, "k = np.exp(3)"], []),
    "nor what only draws": (["def network(x, params):\n    plt.plot(x)\n    return 7"], []),
    "a loop that does not end": (["k = 0\nwhile True:\n    k += 1", USES_K], ["loop-cut-off"]),
    "a loop that catches its end": (
        [
            "k = 0\nfor _ in range(2):\n    while True:\n        try:\n            k += 1\n"
            "        except BaseException:\n            break",
            USES_K,
        ],
        ["loop-cut-off"],
    ),
    "a loop that looks like an import": (
        ["k = 0\nwhile True:\n    exec(compile('while True: pass', '<frozen importlib._bootstrap>', 'exec'))", USES_K],
        ["loop-cut-off"],
    ),
    "loops that take their time": (["k = 0\nfor _ in range(10**5):\n    k += 1", USES_K], []),
    "exit": (["table = [7]\nfor i in table:\n    table[0] = 7\n    exit()", USES_TABLE], ["stray-cell-error"]),
}


@pytest.mark.parametrize(("cells", "kinds"), REMARKED.values(), ids=REMARKED)
def test_only_what_matters_is_remarked_on(load, monkeypatch, cells, kinds):
    monkeypatch.setattr(running, "LOOP_SECONDS", 0.2 if "while" in "".join(cells) else 100.0)
    monkeypatch.setattr(running, "OF_IMPORTS", 0.2)
    program = load(*cells)
    assert [kind for kind, _ in program.remarks] == kinds
    assert "network" in program.functions


def test_the_definition_is_judged_whose_name_is_given_to_a_value_later(load):
    program = load("x = 1", NETWORK, "network = network(0, 0)")
    ((kind, message),) = program.remarks
    assert kind == "name-given-away"
    assert message.startswith("code cell 3, line 1 gives the name network to a value")


def test_the_release_defines_everything_and_finishes_nothing(load, descent_of, release):
    program = load(*release)
    assert set(program.functions) == {"network", "loss", "loss_gradient", "optimize"}
    assert program.remarks == []
    assert descent_of(*release) == "released"
    with pytest.raises(NotImplementedError):
        program.functions["network"](None, None)


def test_a_finished_notebook_works_and_runs_nothing_else(load, finished, tmp_path, capfd):
    program = load(*finished, "open('mark', 'w').write(str(loss(initial, X, y)))")
    initial = np.array([5, 5, 5, 5, -18, 8, 0, -8, 0, 0, 8, 0, -8, 10, 10, 10, 10], dtype=float)
    point, label = np.array([[2.0, 1.0]]), np.array([[1.0]])
    assert round(program.functions["network"]([1, -1], initial), 3) == 0.692
    assert round(program.functions["loss"](initial, point, label), 3) == 3.611
    assert np.round(program.functions["loss_gradient"](initial, point, label), 3)[1] == -0.002
    program.functions["optimize"](initial, point, label, n_steps=1)
    assert (program.missing, program.remarks) == ({}, [])
    assert list(tmp_path.iterdir()) == []
    out, err = capfd.readouterr()
    assert (len(out.splitlines()), err) == (1, "")


USES_GLOBALS = "def loss(params, X_train, y_train):\n    return X, y, initial\n"
# name: cells before a `loss` that returns the globals X, y and initial; what must hold of them
GLOBALS = {
    "not bound": ([], lambda X, y, initial: X.shape == (6, 2) and y.shape == (6, 1) and initial[16] == 16),
    "read": (["X = pd.read_hdf('a').values\ny = open('b')"], lambda X, y, initial: X.shape == (6, 2) and y.all()),
    "read through a frame": (["df = pd.read_csv('a')", "X, y = df.x, df.y"], lambda X, y, initial: y.size == 6),
    "read by a function": (["def get():\n    return np.loadtxt('a')", "X = get()"], lambda X, y, initial: len(X) == 6),
    "raises": (["X = 1 / 0"], lambda X, y, initial: X.shape == (6, 2)),
    "changed": (["y = np.load('a')", "y = y.ravel()", "y[0] = 5"], lambda X, y, _: y.tolist() == [5] + 5 * [1]),
    "their own": (["initial = [1, 2, 3]"], lambda X, y, initial: initial == [1, 2, 3]),
}


@pytest.mark.parametrize(("cells", "holds"), GLOBALS.values(), ids=GLOBALS)
def test_the_homeworks_data_are_there_for_a_submission_that_relies_on_them(load, cells, holds):
    program = load(*cells, USES_GLOBALS)
    assert holds(*program.functions["loss"](None, None, None))
    assert program.remarks == []


def test_what_is_provided_is_copied(load):
    program = load("initial[:] = 0", USES_GLOBALS)
    assert not program.namespace["initial"].any()
    assert load(USES_GLOBALS).namespace["initial"].any()


OWN_OPTIMIZE = {
    "returns its history": ("    plt.ylabel(", "    return loss_history\n    plt.ylabel(", True),
    "prints nothing": ("        print(", "        # print(", False),
    "documented": ("    loss_history = [", '    """Descend."""\n    loss_history = [', False),
    "another step": ("eta=0.001", "eta=0.01", True),
    "decorated": ("def optimize", "@climbing\ndef optimize", True),
    "nested deeply": ("    loss_history = [", "    zero = 0" + " + 0" * 400 + "\n    loss_history = [", True),
}


@pytest.mark.parametrize(("old", "new", "own"), OWN_OPTIMIZE.values(), ids=OWN_OPTIMIZE)
def test_the_homeworks_optimize_is_told_from_a_students(descent_of, release, old, new, own):
    cells = [cell.replace(old, new) for cell in release if cell.startswith("def optimize")]
    assert descent_of(*cells) == ("own" if own else "released")


SET, IN_USE = "d.setcontext(d.BasicContext)", "network = lambda x, p: d.Decimal(1)"
# name: cells, and the precision after loading, which that setting makes 9
SETTINGS = {
    "of a needed package runs": (["import decimal as d", SET, IN_USE], 9),
    "given through a name": (["import decimal as d\nc = d.BasicContext", "d.setcontext(c)", IN_USE], 9),
    "by another name": (["import decimal as d\nfrom decimal import setcontext", SET.removeprefix("d."), IN_USE], 9),
    "that computes does not run": (["import decimal as d", "d.setcontext(d.Context(prec=5))", IN_USE], 28),
}


@pytest.mark.parametrize(("cells", "precision"), SETTINGS.values(), ids=SETTINGS)
def test_a_packages_settings(load, cells, precision):
    with decimal.localcontext(decimal.Context(prec=28)):
        load(*cells)
        assert decimal.getcontext().prec == precision


@pytest.mark.parametrize("package", ["pandas", "matplotlib", "seaborn", "autograd"])
def test_what_only_stray_cells_use_is_not_imported(load, release, package):
    marked = [cell.replace(f"import {package}", f"import no_such_{package}") for cell in release]
    assert set(load(*marked).functions) >= {"network", "loss", "loss_gradient"}


def test_tracebacks_show_the_students_line(load):
    program = load("x = 1", "\n# %%\ndef network(x, params):\n    return 1 / 0  # here")
    with pytest.raises(ZeroDivisionError) as raised:
        program.functions["network"](None, None)
    last = traceback.extract_tb(raised.tb)[-1]
    assert (last.filename, last.lineno, last.line) == ("<cell 2>", 4, "return 1 / 0  # here")
    assert inspect.getsource(program.functions["network"]).startswith("def network")
