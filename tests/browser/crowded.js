// Texts of the page that overlap, nearly touch, or are cut, each as a line of words.
// A text's place is from the top of its capitals to the bottom of its underscores: some 70 % of its line.
() => {
  const GAP = 1.5; // pixels between numbers of a drawing, which would else read as one
  const opacity = (each) => (each ? Number(getComputedStyle(each).opacity) * opacity(each.parentElement) : 1);
  const isSeen = (element) =>
    element.checkVisibility({ visibilityProperty: true }) &&
    opacity(element) > 0.2 &&
    getComputedStyle(element).clipPath === "none" &&
    !element.closest("script, style");
  const places = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !isSeen(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const drawn = Boolean(element.ownerSVGElement);
    const rects = drawn ? [element.getBoundingClientRect()] : [...range.getClientRects()];
    for (const { left, right, top, bottom } of rects) {
      const high = bottom - top;
      const part = drawn && element.ownerSVGElement.getBoundingClientRect();
      if (right - left < 1 || (drawn && (right < part.left || left > part.right))) continue; // of what is not shown
      const edges = { left, right, top: top + 0.17 * high, bottom: bottom - 0.13 * high };
      places.push({ words: node.data.trim(), element, drawn, ...edges });
    }
  }
  const found = [];
  const say = (what, ...all) => found.push(`${what}: ${all.map(({ words }) => words.slice(0, 40)).join(" | ")}`);
  places.forEach((one, i) => {
    for (const other of places.slice(i + 1)) {
      const gap = one.drawn && other.drawn ? GAP : -0.5;
      const apart = Math.max(other.left - one.right, one.left - other.right);
      const above = Math.max(other.top - one.bottom, one.top - other.bottom);
      if (apart < gap && above < -0.5) say("overlap", one, other);
    }
    // What is cut: by the window, or by what it stands in and does not let out.
    if (one.left < -0.5 || one.right > innerWidth + 0.5) say("cut by the window", one);
    for (let each = one.element; each !== document.body; each = each.parentElement) {
      if (getComputedStyle(each).overflowX === "visible") continue;
      const edge = each.getBoundingClientRect();
      const sticksOut = [edge.left - one.left, one.right - edge.right, edge.top - one.top, one.bottom - edge.bottom];
      if (Math.max(...sticksOut) > 0.5) say(`cut by ${each.id || each.tagName}`, one);
    }
    // What stands in a box of the graph must not stick out of it.
    const box = one.element.closest(".box")?.querySelector("rect")?.getBoundingClientRect();
    if (box && (one.left < box.left || one.right > box.right)) say("out of its box", one);
  });
  return found;
}
