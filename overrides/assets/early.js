/* Before anything is drawn: what the first picture of a page and the theme's own script need. It stands in the head and
   is waited for, so that neither colours nor lines change under the reader; no page has a script of its own (see
   policy.py). */
(() => {
  "use strict";

  const html = document.documentElement;
  html.classList.replace("no-js", "js");
  if (location.hash) html.classList.add("laid");

  /* --- what the theme keeps in the browser, under the names by which its script asks: a value per site and key --- */

  window.__md_scope = new URL("../", document.currentScript.src);
  window.__md_get = (key, storage = localStorage, scope = __md_scope) =>
    JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
  window.__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
    try {
      storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
    } catch {} // full, or not to be used: the choice holds for this page
  };

  /* --- light or dark: as chosen, or as the system has it; the marks put away, where the reader did that --- */

  let chosen = null;
  try {
    chosen = __md_get("__palette")?.color ?? null;
    if (localStorage.getItem("reading")) html.dataset.reading = "";
  } catch {} // a browser may keep nothing
  const scheme = chosen?.scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default");
  const canvas = document.querySelector('meta[name="color-scheme"]'); // under the page, until its body is there
  if (canvas && chosen) canvas.content = scheme === "slate" ? "dark" : "light";
  const dress = () => {
    if (!document.body) return;
    watch.disconnect();
    // an edition may have one scheme
    if (document.body.dataset.mdColorScheme) document.body.dataset.mdColorScheme = scheme;
  };
  const watch = new MutationObserver(dress); // runs before the body is drawn
  watch.observe(html, { childList: true });

  /* --- keys that compose a letter of Chinese, Japanese or Korean are no commands; Safari tells by number alone --- */

  for (const type of ["keydown", "keyup"])
    addEventListener(
      type,
      (event) => (event.isComposing || event.keyCode === 229) && event.stopImmediatePropagation(),
      true,
    );

  /* --- opened from a disk: pages do not open in place there, and the theme's script, asked to, starts nothing --- */

  const withoutInstant = () => {
    const config = document.getElementById("__config"),
      data = JSON.parse(config?.textContent ?? "{}");
    if (config)
      config.textContent = JSON.stringify({
        ...data,
        features: data.features.filter((feature) => feature !== "navigation.instant"),
      });
  };
  // when all is read and no script has run
  if (location.protocol === "file:") document.addEventListener("readystatechange", withoutInstant, { once: true });

  /* --- links: before the theme's script, which takes over what leads to another page of the site ---

     At the first link within the page that came first it would fetch that page once more, and the focus would be lost:
     until another page has taken its place, such links are the browser's own. So are links clicked with a key held. */

  let first = location.pathname;
  const linkOf = ({ target }) => target.closest?.("a[href]");
  const leaveToBrowser = (link) => {
    const { target } = link;
    link.target ||= "_self";
    setTimeout(() => {
      if (target) link.target = target;
      else link.removeAttribute("target");
    });
  };
  addEventListener(
    "click",
    (event) => {
      const link = linkOf(event);
      if (link && (event.shiftKey || event.altKey || (link.pathname === first && link.hash))) leaveToBrowser(link);
    },
    true,
  );
  addEventListener("click", (event) => {
    const link = linkOf(event);
    if (link && event.defaultPrevented && link.pathname !== first) first = null; // taken over: another page comes
  });
  addEventListener("popstate", (event) => location.pathname === first && event.stopImmediatePropagation());
})();
