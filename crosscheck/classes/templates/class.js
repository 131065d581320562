"use strict";
// The table of students is ordered and filtered as it stands: rows are moved and hidden, never made.
(() => {
  const table = document.getElementById("students");
  if (table === null) return;
  const body = table.tBodies[0];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const collator = new Intl.Collator(undefined, { numeric: true });
  const students = [...body.rows].map((row) => ({
    row,
    name: plain(row.cells[0].querySelector("a").textContent),
    state: row.dataset.state,
    bars: new Set(row.dataset.bars.split(" ")),
    look: "look" in row.dataset,
  }));
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const all = document.getElementById("all");
  const filters = [...document.querySelectorAll("[aria-pressed]")];
  let sorted = "";
  const heads = [...table.tHead.rows[0].cells];

  const pressed = (key) =>
    filters.filter((button) => key in button.dataset && button.ariaPressed === "true").map((button) => button.dataset[key]);

  const filter = () => {
    const [words, states, bars, look] = [plain(search.value.trim()), pressed("state"), pressed("bar"), pressed("look")];
    let n = 0;
    for (const { row, name, state, bars: mine, look: mineToo } of students) {
      const fits =
        name.includes(words) &&
        (!states.length || states.includes(state)) &&
        (!bars.length || bars.some((bar) => mine.has(bar))) &&
        (!look.length || mineToo);
      row.hidden = !fits;
      n += fits;
    }
    shown.textContent = `${n} of ${students.length} students shown${sorted}`;
    all.disabled = !(words || states.length || bars.length || look.length);
  };

  // What a cell is ordered by; empty ones come last, whichever way.
  const key = (row, column, kind) => {
    const cell = row.cells[column];
    const text = cell.dataset.sort ?? cell.textContent;
    return text.trim() === "" ? null : kind === "number" ? Number(text) : text;
  };

  const sort = (head) => {
    const column = heads.indexOf(head);
    const button = head.querySelector("button");
    const { kind } = button.dataset;
    const order = head.ariaSort === "ascending" ? "descending" : "ascending";
    const sign = order === "ascending" ? 1 : -1;
    const keys = new Map(students.map(({ row }) => [row, key(row, column, kind)]));
    const compare = kind === "number" ? (one, other) => one - other : collator.compare;
    students.sort(({ row: one }, { row: other }) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      if (a === null || b === null) return (a === null) - (b === null);
      return sign * compare(a, b);
    });
    for (const each of heads) each.ariaSort = each === head ? order : "none";
    body.replaceChildren(...students.map(({ row }) => row));
    sorted = `, by ${button.textContent.trim()}, ${order}`;
    filter();
  };

  table.tHead.addEventListener("click", (event) => {
    const head = event.target.closest("th");
    if (event.target.closest("button")) sort(head);
  });
  for (const button of filters) {
    button.addEventListener("click", () => {
      button.ariaPressed = String(button.ariaPressed !== "true");
      filter();
    });
  }
  search.addEventListener("input", filter);
  all.addEventListener("click", () => {
    search.value = "";
    for (const button of filters) button.ariaPressed = "false";
    filter();
    search.focus();
  });
  for (const each of document.querySelectorAll("[disabled]")) each.disabled = false;
  heads[0].ariaSort = "none";
  sort(heads[0]); // as the reader's language orders names
  sorted = "";
  filter();
})();
