/* Indexes: a filter that needs no accents or apostrophes, and other orders. Everything it shows is in the page; without
   it the lists stand as they are, by letter or by date, with the finding aids below them. */
(() => {
  "use strict";

  const { fold } = window.edition;
  const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  /* What was sought in an index and how it was arranged, for whoever comes back to it: by the browser's own arrows, not
     by a link, which leads to the index as it stands. */
  const kept = (value) => {
    const key = `index ${location.pathname}`;
    try {
      if (value) sessionStorage.setItem(key, JSON.stringify(value));
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null;
    }
  };
  const [arrival] = performance.getEntriesByType("navigation");
  let back = ["back_forward", "reload"].includes(arrival?.type) ? location.pathname : null;
  addEventListener("popstate", () => (back = location.pathname), true);

  const equip = (list) => {
    if (list.dataset.equipped) return;
    list.dataset.equipped = "true";
    const items = [...list.querySelectorAll("ul > li")];
    const keys = new Map(items.map((item) => [item, fold(item.textContent)]));
    const asWritten = [...list.childNodes];
    const homes = new Map(items.map((item) => [item, item.parentElement]));
    const aids = [...list.parentElement.querySelectorAll(".letters, .aid, figure.timeline")];

    /* the filter */
    const tools = list.parentElement.querySelector(".tools");
    const field = tools.querySelector("input"),
      count = tools.querySelector("output"),
      choice = tools.querySelector("select");
    const all = count.value;
    const filter = () => {
      const words = fold(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const item of items) {
        item.hidden = !words.every((word) => keys.get(item).includes(word));
        shown += !item.hidden;
      }
      for (const group of list.querySelectorAll("ul")) {
        const empty = ![...group.children].some((item) => !item.hidden);
        group.hidden = empty;
        if (group.previousElementSibling?.matches("h2")) group.previousElementSibling.hidden = empty;
      }
      for (const aid of aids) aid.hidden = words.length > 0;
      count.value = shown === items.length ? all : shown ? `${shown} of ${items.length}` : "nothing found";
    };
    field.addEventListener("input", filter);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && field.value) {
        field.value = "";
        filter();
      } else if (event.key === "Enter" || event.key === "ArrowDown") {
        const first = items.find((item) => !item.hidden)?.querySelector("a");
        if (first) {
          event.preventDefault();
          first.focus();
        }
      } else return;
      event.stopPropagation();
    });

    /* other orders: by whatever the entries mark with data-by */
    const arrange = () => {
      const by = choice.value;
      for (const item of items) homes.get(item).append(item);
      list.replaceChildren(...asWritten);
      if (by) {
        const mark = (item) => item.querySelector(`[data-by="${by}"]`);
        const groups = new Map();
        for (const item of items) {
          const value = mark(item)?.dataset.value ?? mark(item)?.textContent ?? "–";
          groups.set(value, [...(groups.get(value) ?? []), item]);
        }
        const numbers = items.some((item) => mark(item)?.dataset.value);
        const sorted = [...groups].sort(
          ([a], [b]) => (a === "–") - (b === "–") || order.compare(a, b) * (numbers ? -1 : 1),
        );
        list.replaceChildren(
          ...sorted.flatMap(([value, members]) => {
            const group = document.createElement("ul");
            group.append(...members);
            return [
              make("h2", {
                textContent: numbers ? mark(members[0]).textContent : value[0].toUpperCase() + value.slice(1),
              }),
              group,
            ];
          }),
        );
      }
      list.classList.toggle("rearranged", Boolean(by));
      filter();
    };
    choice?.addEventListener("change", arrange);

    /* coming back */
    const keep = () => kept({ words: field.value, order: choice?.value, top: scrollY });
    for (const type of ["input", "change"]) list.parentElement.addEventListener(type, keep);
    list.addEventListener("click", keep); // how far down it was left
    const was = back === location.pathname ? kept() : null;
    field.value = was?.words ?? "";
    if (choice) choice.value = was?.order ?? "";
    if (choice?.value) arrange();
    else if (field.value) filter();
    if (was) requestAnimationFrame(() => scrollTo({ top: was.top, behavior: "instant" }));
  };

  const start = () => {
    document.querySelectorAll(".entries").forEach(equip);
    back = null;
  };
  if (window.document$) document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
