"""The pages of `crosscheck automates --out`: whole, self-contained, and with the numbers that were measured."""

import json
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from markupsafe import escape

from crosscheck.command.automating.pages import before_and_after, lines, render, said
from crosscheck.command.automating.results import TopicOutcome, measured
from crosscheck.lecture.comparison import code, sides
from crosscheck.lecture.topic import CHAPTERS, random_start
from crosscheck.lecture.topics import TOPICS
from tests import commands
from tests.html_pages import faults, read
from tests.needs import has, torch_or_skip
from tests.schemas import valid

torch_or_skip()
if not (has("matplotlib") and has("latex2mathml")):
    pytest.skip("matplotlib or latex2mathml is not installed", allow_module_level=True)

CHEAP = ("forward", "stable_loss", "randomness", "initialization")  # one with a picture, one equal bit for bit
WHY = "there is no <compiler> here & none elsewhere"
SEED = 7


@pytest.fixture(scope="module")
def outcomes():
    """Measure the cheap topics; all others count as left out."""
    start = random_start(SEED)
    return [
        measured(topic, start, with_mistake=True) if name in CHEAP else TopicOutcome(topic, "left out", reason=WHY)
        for name, topic in TOPICS.items()
    ]


@pytest.fixture(scope="module")
def pages(outcomes):
    return render(outcomes, SEED)


@pytest.fixture(scope="module")
def alone():
    return render([measured(TOPICS["stable_loss"], random_start(SEED), with_mistake=True)], SEED)


def test_every_topic_has_a_page_and_the_index_names_each_under_its_group(pages):
    assert [*pages] == [*(f"{name}.html" for name in TOPICS), "index.html"]
    index = pages["index.html"]
    places = [index.index(f'<h2 id="group-{i}">{group}</h2>') for i, group in enumerate(CHAPTERS, 1)]
    assert places == sorted(places)
    for chapter, start, end in zip(CHAPTERS, places, [*places[1:], len(index)], strict=True):
        for topic in (one for one in TOPICS.values() if one.chapter == chapter):
            assert f'<th scope="row"><a href="{topic.name}.html">' in index[start:end]
            assert escape(topic.question) in index[start:end]
            row = index[index.index(f'<th scope="row"><a href="{topic.name}.html">') :].partition("</tr>")[0]
            assert [f"Notebook {i}." in row for i in range(1, 9)] == [topic.notebook == i for i in range(1, 9)]


def test_pages_are_whole_fetch_nothing_and_lead_to_one_another(pages):
    assert faults(pages) == []
    for one, other in pairwise(TOPICS):
        assert f'<a href="{other}.html" rel="next">' in pages[f"{one}.html"]
        assert f'<a href="{one}.html" rel="prev">' in pages[f"{other}.html"]


PLANTED = {
    "a style sheet of elsewhere": ("</head>", '<link rel="stylesheet" href="a.css"></head>'),
    "a handler": ("<figure>", '<figure onclick="x()">'),
    "a form": ("<figure>", "<form></form><figure>"),
    "an identifier twice": ("</main>", '<p id="codes"></p></main>'),
    "a link to no page": ('href="index.html"', 'href="contents.html"'),
    "a label that is not there": ('id="codes-title"', 'id="code-title"'),
    "a tag that stays open": ("</section>", ""),
    "no language": (' lang="en"', ""),
    "a heading left out": ("<h3", "<h5"),
    "a head without scope": ('<th scope="col">', "<th>"),
}


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_fault_is_found(alone, planted):
    right, wrong = planted
    text = alone["stable_loss.html"]
    assert right in text
    assert faults(alone) == []
    assert faults(alone | {"stable_loss.html": text.replace(right, wrong, 1)})


def test_every_page_but_its_own_leads_to_the_forward_pass_for_the_letters(pages):
    link = 'are those of <a href="forward.html">The forward pass</a>.'
    assert [name for name in TOPICS if link not in pages[f"{name}.html"]] == ["forward"]


def test_the_verdict_says_that_all_is_near_or_equal(pages):
    assert "Every number is as near to the other side's as rounding allows." in pages["forward.html"]
    assert "Every number is equal, bit for bit." in pages["randomness.html"]


def test_each_page_shows_both_codes_whole_and_what_the_mistake_changes(pages):
    for name in TOPICS:
        text, mistake = pages[f"{name}.html"], TOPICS[name].mistake
        for side in sides(name):
            assert side.path in text
            assert all(line.html in text for line in lines(code(side.source)))
            if side == mistake.changed(sides(name)):
                right, wrong = before_and_after(side.source, mistake)
                assert {*map(str.strip, right.splitlines())} <= {*map(str.strip, code(side.source).splitlines())}
                assert "" != right != wrong != ""
                assert all(line.html in text for each in (right, wrong) for line in lines(each))
        assert escape(mistake.what.split("`")[0]) in text


def test_what_this_machine_lacks_something_for_says_so(pages):
    for name in {*TOPICS} - {*CHEAP}:
        assert "there is no &lt;compiler&gt; here &amp; none elsewhere" in pages[f"{name}.html"]
        assert "<svg" not in pages[f"{name}.html"]
    assert pages["index.html"].count(">left out</span>") == len(TOPICS) - len(CHEAP)
    assert f"with seed {SEED}: {len(CHEAP)} agree; left out: backward, tape, " in pages["index.html"]


def test_what_raised_and_what_differs_say_so(outcomes):
    failed = TopicOutcome(TOPICS["backward"], "failed", reason="RuntimeError: no peer.")
    (forward,) = [one for one in outcomes if one.topic.name == "forward"]
    wrong = [replace(row, distance=1.0) for row in forward.compared.rows]
    differs = replace(forward, word="differ", compared=replace(forward.compared, rows=tuple(wrong)))
    pages = render([differs, failed], SEED)
    assert faults(pages) == []
    assert "RuntimeError: no peer." in pages["backward.html"]
    assert '<span class="badge wrong">differ</span>' in pages["forward.html"]
    assert "A difference beyond what is allowed is 1, where " in pages["forward.html"]
    assert '<span class="badge wrong">failed</span>' in pages["index.html"]


def number(value: Any, digits: int | None = None) -> str:
    if digits and not (float(value).is_integer() and abs(value) < 1e6):
        return f"{value:.0f}" if 100 <= value < 1e6 else f"{value:.{digits}g}"
    return str(int(value)) if float(value).is_integer() and abs(value) < 2**53 else repr(value)


def test_the_numbers_are_those_of_the_json(tmp_path):
    result = commands.run("automates", *CHEAP, "--seed", "7", "--out", str(tmp_path / "pages"), "--format", "json")
    assert result.exit_code == 0
    assert result.stderr == f"Written: {tmp_path / 'pages' / 'index.html'}, and 4 pages beside it.\n"
    document = valid(result.stdout, "automates-1")
    assert {path.stem for path in (tmp_path / "pages").iterdir()} == {*CHEAP, "index"}
    for topic in document["topics"]:
        text = (tmp_path / "pages" / f"{topic['topic']}.html").read_text(encoding="utf-8")
        rows = [[" ".join(cell.split()) for cell in row] for row in read(text).rows]
        assert topic["mistake"]
        for one in (*topic["quantities"], *topic["mistake"]):
            seen = [f"{one['name']} {one['where']}".strip(), number(one["by_hand"]), number(one["torch"])]
            within = one["difference"] <= one["tolerance"]
            seen += [number(one["difference"], 2 if within else 3), number(one["tolerance"], 2)]
            assert seen in rows, (topic["topic"], seen)
        assert ["Lines that the topic is about", *map(str, topic["lines"].values())] in rows
        assert ["Seconds, second run", *(number(second, 2) for second in topic["seconds"].values())] in rows


def test_without_out_no_mistake_is_measured():
    (topic,) = json.loads(commands.run("automates", "forward", "--format", "json").stdout)["topics"]
    assert "mistake" not in topic


def test_nothing_is_overwritten_and_nothing_measured_in_vain(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    told = commands.one_sentence("automates", "forward", "--out", tmp_path)
    assert told == f"{tmp_path} is not empty; --out writes to a new or an empty folder."
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    on_a_file = commands.one_sentence("automates", "forward", "--out", tmp_path / "notes.txt")
    assert "is a file; --out names a folder." in on_a_file
    assert commands.run("automates", "forward", "--out", "").exit_code == 2


def test_what_is_interrupted_leaves_no_folder(tmp_path, monkeypatch):
    def interrupted() -> Any:
        raise KeyboardInterrupt

    monkeypatch.setitem(TOPICS, "forward", replace(TOPICS["forward"], lacks=interrupted))
    commands.run("automates", "forward", "--out", str(tmp_path / "new" / "pages"))
    assert list(tmp_path.iterdir()) == []


def test_what_a_number_stands_for_is_said_in_its_place():
    assert said(TOPICS["gradient_checking"], "checked", 0.0) == "no"
    assert said(TOPICS["gradient_checking"], "checked", 1.0) == "yes"
    assert said(TOPICS["forward"], "E", 1.0) == "1"
