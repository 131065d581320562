// Returns the contrast ratio (WCAG 2) of every run of text within `root` that is shown, with its colours.
// A text's background is what its ancestors paint, one over the other, down to the first that hides what is beneath.
(root) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  canvas.canvas.width = canvas.canvas.height = 1;

  // Any CSS colour, of whatever spelling, as red, green, blue and alpha, 0 to 1.
  const known = new Map();
  const rgba = (colour) => {
    if (known.has(colour)) return [...known.get(colour)];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    known.set(colour, [...canvas.getImageData(0, 0, 1, 1).data].map((channel) => channel / 255));
    return rgba(colour);
  };
  const over = ([r, g, b, alpha], beneath) => [r, g, b].map((c, i) => alpha * c + (1 - alpha) * beneath[i]);

  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };

  const background = (element) => {
    if (element === null) return rgba("canvas").slice(0, 3);
    const painted = rgba(getComputedStyle(element).backgroundColor);
    return painted[3] === 1 ? painted.slice(0, 3) : over(painted, background(element.parentElement));
  };
  const opacity = (element) =>
    element === null ? 1 : Number(getComputedStyle(element).opacity) * opacity(element.parentElement);

  const measured = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(element);
    const ink = rgba(element instanceof SVGElement ? style.fill : style.color);
    const back = background(element);
    ink[3] *= opacity(element);
    const hex = (rgb) => "#" + rgb.map((c) => Math.round(255 * c).toString(16).padStart(2, "0")).join("");
    const shown = over(ink, back);
    measured.push({ text: text.data.trim().slice(0, 60), ratio: ratio(shown, back), ink: hex(shown), back: hex(back) });
  }
  return measured;
}
