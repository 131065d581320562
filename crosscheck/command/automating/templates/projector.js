// A topic's page as slides. p: slides or page. Arrow keys, PageUp and PageDown (a clicker's): the next or the last step.
// s: the other side of a pair that does not fit beside each other. Escape: back to the page.
"use strict";
const root = document.documentElement;
const slides = [...document.querySelectorAll(".slide")];
let at = 0;
let step = 0;

const steps = (slide) => [...slide.querySelectorAll(".step")];

function show() {
  slides.forEach((slide, i) => { slide.hidden = i !== at; });
  steps(slides[at]).forEach((one, i) => {
    const shown = i < step;
    if (one.dataset.answer === undefined) one.classList.toggle("ahead", !shown);
    else one.textContent = shown ? one.dataset.answer : "?";
  });
  document.querySelector(".place").textContent = `${at + 1} / ${slides.length}`;
}

function forwards() {
  if (step < steps(slides[at]).length) step += 1;
  else if (at < slides.length - 1) { at += 1; step = 0; }
  else document.querySelector("a[rel=next]")?.click();
  show();
}

function backwards() {
  if (step > 0) step -= 1;
  else if (at > 0) { at -= 1; step = steps(slides[at]).length; }
  else document.querySelector("a[rel=prev]")?.click();
  show();
}

function project(on) {
  root.classList.toggle("projected", on);
  const pictures = document.querySelectorAll(".picture > svg, .of-picture > svg");
  document.querySelectorAll(on ? ".of-picture" : ".picture").forEach((place, i) => place.append(pictures[i]));
  // Through a link the next topic's page opens as this one is.
  document.querySelectorAll(".turning a").forEach((link) => { link.hash = on ? "slides" : ""; });
  if (on) show();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || slides.length === 0) return;
  const on = root.classList.contains("projected");
  if (event.key === "p") project(!on);
  else if (!on) return;
  else if (["ArrowRight", "ArrowDown", "PageDown", " "].includes(event.key)) forwards();
  else if (["ArrowLeft", "ArrowUp", "PageUp"].includes(event.key)) backwards();
  else if (event.key === "s") slides[at].classList.toggle("turned");
  else if (event.key === "Escape") project(false);
  else return;
  event.preventDefault();
});

if (slides.length > 0 && (root.dataset.projector === "yes" || location.hash === "#slides")) project(true);
