"""Write docs/automates.md, whose table is made from the topics and their codes.

``OMP_NUM_THREADS=1 python docs/make_automates.py times`` also records how long both sides take over the number of points.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from crosscheck.lecture import times
from crosscheck.lecture.comparison import code, lines_about, sides
from crosscheck.lecture.topic import CHAPTERS
from crosscheck.lecture.topics import TOPICS

HERE = Path(__file__).parent
HEAD = """# What a framework automates

Twenty-one topics, each written twice: by hand, in `manual/topics`, and as a PyTorch user writes it, in `torch_ref/topics`.
Both files of a topic have the same name and the same functions. Both run from one random start, and every number is compared:
bit for bit if possible, else within a derived error bound.

```bash
crosscheck automates
crosscheck automates forward
crosscheck automates optimizers schedules --seed 1
```

The first command prints a row for each topic; the second prints both codes of a topic, with their numbers. `--format json`
writes an object ([schema](../crosscheck/report/schemas/automates-1.json)). Exit code 0: both sides agree, 1: they differ, 2:
they could not be compared. A topic that needs what this machine lacks, such as a compiler, is left out with the reason.

## Pages to project

```bash
crosscheck automates --out pages
```

`pages` must be new or empty. Open `pages/index.html`: all topics by the chapters of a course, each with its question. A
topic's page has its question, a picture, the formulas, both codes side by side without types, a common mistake, and the
numbers that carry its point. Folded below are the largest difference of each quantity, and the cost of each side in lines and
in time. The mistake is a small change to one of the two codes; the page shows what it does to the numbers, from the same
start. If the work grows with the number N of points, two curves show the time of both sides from N = 10 to 1,000,000, and
where one becomes faster: as recorded on one core, or with `--times` as measured on your machine, in a minute per topic. The
index says which of the eight [notebooks](../notebooks/README.md) has a topic. Each page is one file that fetches nothing: it
can be mailed, put on a stick, or served from anywhere.

<img src="lecture_page.png" width="700"
  alt="Both codes of the backward pass: seven lines by hand are marked, and one in torch, E.backward(); then one layer more.">
<img src="lecture_slide.png" width="460"
  alt="A slide: the six lines that one hidden layer more adds by hand, and the two in torch.">

The key p, or `--projector` for all pages, turns a page into slides whose letters are at least 3 % of the screen high: the
picture, each formula in turn, one function per slide, the mistake, and the numbers. Arrow keys and a clicker's PageUp and
PageDown turn the slides. If both codes do not fit side by side, s shows the other side. Each number is a "?" until the next
press. Escape leads back to the page.

`.github/workflows/pages.yml` publishes them on GitHub Pages, with [the page to play with](play.md) as `play.html`, once
Settings > Pages > Source there says "GitHub Actions".

## What you write, what the framework does, and what it costs

"One layer more" is the number of lines that a second hidden layer adds: 0 if neither code depends on the number of layers.
The other columns count the lines that the topic is about, which its page marks: no comments, no docstrings, and no
conversion of numbers.

"""
FOOT = """
Made by `python docs/make_automates.py` from the topics; a test checks it. Times depend on the machine, and each run states its
own: that of a second run, without imports and compilation, or of the only run if a topic is too slow for two.
`OMP_NUM_THREADS=1 python docs/make_automates.py times` records the curves again.
"""


def page() -> str:
    """Return the page."""
    return HEAD + "\n".join(_table()) + "\n" + FOOT


def _table() -> Iterator[str]:
    yield (
        "| topic | what a framework automates | lines by hand | lines in torch | one layer more, by hand | in torch "
        "| the picture shows | the mistake on its page |"
    )
    yield "|---|---|---:|---:|---:|---:|---|---|"
    total = [0, 0]
    for chapter in CHAPTERS:
        yield f"| **{chapter}** | | | | | | | |"
        for topic in (one for one in TOPICS.values() if one.chapter == chapter):
            about = zip(sides(topic.name), topic.core, strict=True)
            lines = [len(lines_about(code(side.source), core)) for side, core in about]
            total = [sum(pair) for pair in zip(total, lines, strict=True)]
            more = [len(one.splitlines()) for one in topic.deeper]
            timed = f"The time over the number of points: {', '.join(topic.timed).replace('_', ' ')}"
            picture = topic.caption.partition(".")[0] or timed
            yield (
                f"| `{topic.name}` | {': '.join(topic.does)} | {lines[0]} | {lines[1]} "
                f"| {more[0]} | {more[1]} | {picture} | {topic.mistake.what} |"
            )
    yield f"| all | | {total[0]} | {total[1]} | | | | |"


def record_times() -> None:
    """Time all topics that have an N, some minutes, and keep it for the pages of `--out`.

    In processor time of one core, so that it does not count what else the machine does.
    """
    found = {topic.name: times.measured(topic, time.process_time) for topic in TOPICS.values() if topic.timed}
    times.RECORDED.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["times"]:
        record_times()
    (HERE / "automates.md").write_text(page(), encoding="utf-8")
