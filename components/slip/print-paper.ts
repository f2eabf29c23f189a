/** Prints the page, or only the slip on it; what is marked print:hidden stays on the screen. */
export function printPaper(what: "page" | "slip"): void {
  const page = document.documentElement;
  page.dataset.print = what;
  window.addEventListener("afterprint", () => delete page.dataset.print, { once: true });
  window.print();
}
