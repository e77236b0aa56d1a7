// Faults of the open page against WCAG 2.1 AA, as far as a program can tell. Evaluates to a list of sentences.
() => {
  const faults = [];
  const shown = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const name = (element) =>
    (element.getAttribute("aria-label") ||
      (element.getAttribute("aria-labelledby") || "")
        .split(/\s+/)
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .join(" ") ||
      [...(element.labels ?? [])].map((label) => label.textContent).join(" ") ||
      element.textContent ||
      element.title ||
      "").trim();
  const where = (element) => element.outerHTML.replace(/\s+/g, " ").slice(0, 120);

  if (!document.documentElement.lang) faults.push("the document names no language");
  if (document.querySelectorAll("main").length !== 1) faults.push("there is not exactly one main landmark");
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) faults.push(`id ${id} is used twice`);

  const headings = [...document.querySelectorAll("h1, h2, h3, h4")].filter(shown);
  if (headings.filter((heading) => heading.tagName === "H1").length !== 1) faults.push("there is not exactly one h1");
  headings.reduce((before, heading) => {
    const level = Number(heading.tagName[1]);
    if (level > before + 1) faults.push(`heading skips a level: ${where(heading)}`);
    return level;
  }, 0);

  for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea")) {
    if (shown(element) && !name(element)) faults.push(`has no name: ${where(element)}`);
  }
  for (const element of document.querySelectorAll("svg:not([aria-hidden=true]), img, [role=img]")) {
    if (element.closest("[aria-hidden=true]") || element.closest("[role=img]") !== element && element.closest("[role=img]")) continue;
    if (shown(element) && !name(element) && !element.alt) faults.push(`picture without words: ${where(element)}`);
  }

  // Contrast of every text on its ground.
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [r2, g2, b2]) => [r * a + r2 * (1 - a), g * a + g2 * (1 - a), b * a + b2 * (1 - a), 1];
  const ground = (element) => {
    const layers = [];
    for (let node = element; node; node = node.parentElement) {
      const colour = rgba(getComputedStyle(node).backgroundColor);
      layers.push(colour);
      if (colour[3] > 0.99) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || seen.has(element) || !shown(element)) continue;
    seen.add(element);
    if (element.closest("script, style, noscript, option, .sr, [aria-disabled=true], :disabled")) continue;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || box.bottom < 0) continue;
    const style = getComputedStyle(element);
    const below = ground(element);
    const colour = over(rgba(element instanceof SVGElement ? style.fill : style.color), below);
    const [high, low] = [luminance(colour), luminance(below)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) faults.push(`contrast ${ratio.toFixed(2)}: “${element.textContent.slice(0, 30)}” ${where(element)}`);
  }
  return faults;
}
