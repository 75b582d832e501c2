/* What the pages do beyond text and links: cards for links and notes, filter and order for indexes.
   Everything works on what is in the page; the cards' data is fetched once from the same origin. */
(() => {
  "use strict";

  const root = () => {
    const base = JSON.parse(document.getElementById("__config").textContent).base;
    return new URL(base.endsWith("/") ? base : base + "/", location);
  };

  /* --- cards: open on hover and focus, stay while the pointer is in them, close on Escape (WCAG 1.4.13) --- */

  let cards;
  const load = (at) => (cards ??= fetch(new URL("data/previews.json", at)).then((answer) => answer.json()).catch(() => ({})));

  const card = Object.assign(document.createElement("div"), { id: "card", className: "card", hidden: true });
  let owner = null, timer = 0, site = null;

  const element = (tag, className, text, lang) => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    if (lang) made.lang = lang;
    return made;
  };

  const fill = async (link) => {
    if (link.matches(".footnote-ref")) {
      const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!note) return false;
      const body = note.cloneNode(true);
      body.querySelectorAll(".footnote-backref").forEach((back) => back.remove());
      card.replaceChildren(element("span", "card__title", `Note ${link.textContent}`), ...body.childNodes);
      return true;
    }
    const entry = (await load(site))[link.dataset.ref];
    if (!entry) return false;
    const title = element("span", "card__title", entry.title);
    if (entry.native) title.append(element("span", "card__native", entry.native[1], entry.native[0]));
    const parts = [title];
    if (entry.line) parts.push(element("span", "card__line", entry.line));
    if (entry.text) parts.push(element("p", "", entry.text));
    card.replaceChildren(...parts);
    return true;
  };

  const place = (link) => {
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
    card.hidden = false;
    const width = card.offsetWidth, height = card.offsetHeight, view = document.documentElement.clientWidth;
    const below = at.bottom + height + 12 < innerHeight || at.top < height + 80;
    card.style.left = `${Math.max(12, Math.min(at.left, view - width - 12)) + scrollX}px`;
    card.style.top = `${(below ? at.bottom + 6 : at.top - height - 6) + scrollY}px`;
  };

  const open = async (link) => {
    clearTimeout(timer);
    if (owner === link && !card.hidden) return;
    close();
    owner = link;
    if (!(await fill(link)) || owner !== link) return;
    if (!card.isConnected) document.body.append(card);
    place(link);
    link.setAttribute("aria-describedby", "card");
  };

  const close = () => {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    owner = null;
    card.hidden = true;
  };

  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };

  const opener = (target) => target.closest?.(".md-content a[data-ref], .md-content a.footnote-ref");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = opener(event.target);
    if (link) later(() => open(link), 250);
    else if (card.contains(event.target)) clearTimeout(timer);
    else if (owner) later(close, 250);
  });
  document.addEventListener("focusin", (event) => {
    const link = opener(event.target);
    if (link && link.matches(":focus-visible")) open(link);
    else if (!card.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && owner) close();
  });
  document.addEventListener("click", (event) => {
    if (opener(event.target)) close();
  });

  /* --- indexes: a filter that needs no accents or apostrophes, and columns that sort --- */

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f’‘ʼʻ'`´‐‑‒–-]/g, "").normalize("NFC");
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  const equip = (register) => {
    const table = register.querySelector("table");
    if (!table || register.dataset.equipped) return;
    register.dataset.equipped = "true";
    const body = table.tBodies[0], rows = [...body.rows];
    const keys = rows.map((row) => fold(row.textContent));

    const tools = element("div", "register-tools", "");
    const field = Object.assign(document.createElement("input"), { type: "search", placeholder: "Filter" });
    field.setAttribute("aria-label", "Filter this list");
    const count = document.createElement("output");
    const filter = () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      rows.forEach((row, index) => {
        row.hidden = !words.every((word) => keys[index].includes(word));
        shown += !row.hidden;
      });
      count.textContent = shown === rows.length ? `${shown} entries` : `${shown} of ${rows.length}`;
    };
    field.addEventListener("input", filter);
    tools.append(field, count);
    register.prepend(tools);
    filter();

    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (!head.textContent.trim()) return;
      const button = element("button", "", head.textContent);
      button.type = "button";
      head.replaceChildren(button);
      const key = (row) => row.cells[column].querySelector("[data-sort]")?.dataset.sort ?? row.cells[column].textContent.trim();
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        [...head.parentElement.cells].forEach((cell) => cell.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const sorted = [...rows].sort((a, b) => !key(a) - !key(b) || order.compare(key(a), key(b)) * (down ? -1 : 1));
        body.append(...sorted);
      });
    });
  };

  const start = () => {
    site = root();
    close();
    // names that the theme leaves out or gives twice
    document.querySelector(".md-search")?.setAttribute("aria-label", "Search");
    document.querySelector(".md-path")?.setAttribute("aria-label", "Where you are");
    document.querySelectorAll(".register").forEach(equip);
    document.querySelectorAll(".md-typeset__scrollwrap").forEach((region) => {
      if (region.scrollWidth > region.clientWidth) region.tabIndex = 0; // what scrolls must be reached by keyboard
    });
  };
  if (window.document$) document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
