/* What the chapter and its links do beyond text and links: notes in the margin, cards, where one is, the way back, and
   how to cite. All of it is made from what is in the page; only the cards of records are fetched, once, from data/. */
(() => {
  "use strict";

  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const wide = matchMedia("(min-width: 76.25em)");
  const kept = (key, value) => {
    // sessionStorage, where it may be used: kept("here"), kept("here", {…}), kept("here", null)
    try {
      if (value) sessionStorage.setItem(key, JSON.stringify(value));
      else if (value === null) sessionStorage.removeItem(key);
      return JSON.parse(sessionStorage.getItem(key));
    } catch {
      return null;
    }
  };

  // where the site begins; read once, since the head of the page stays when pages come without a reload
  const root = new URL(JSON.parse(one("#__config").textContent).base.replace(/\/?$/, "/"), location);
  one(".search")?.setAttribute("data-root", root);

  const LINK = ".md-content a.ref, .card a.ref, .sheet a.ref";
  const MARKER = ".md-content a.footnote-ref";
  let chapter = null,
    paragraphs = [],
    main = null,
    cards;

  /* --- what a link's card holds: a note from the page, anything else from data/previews.json --- */

  const noteOf = (marker) => document.getElementById(decodeURIComponent(marker.hash.slice(1)));
  const copyOf = (note) => {
    const copy = note.cloneNode(true);
    for (const back of all(".footnote-backref", copy)) back.remove();
    return [...copy.childNodes];
  };
  const refOf = (link) => `${link.classList[1]}:${link.pathname.split("/").filter(Boolean).pop()}`;
  const load = () => {
    cards ??= fetch(new URL("data/previews.json", root))
      .then((answer) => answer.json())
      .catch(() => ({}));
    return cards;
  };
  const contents = async (link) => {
    if (link.matches(MARKER))
      return [
        make("span", { className: "card__title", textContent: `Note ${link.textContent}` }),
        ...copyOf(noteOf(link)),
      ];
    const entry = (await load())[refOf(link)];
    if (!entry) return null;
    const title = make("span", { className: "card__title", textContent: entry.title });
    if (entry.native)
      title.append(make("span", { className: "card__native", lang: entry.native[0], textContent: entry.native[1] }));
    return [
      title,
      entry.line && make("span", { className: "card__line", textContent: entry.line }),
      entry.text && make("p", { textContent: entry.text }),
    ].filter(Boolean);
  };

  /* --- the card: opens on hover and focus, stays while the pointer is in it, closes on Escape (WCAG 1.4.13) --- */

  const card = make("div", { id: "card", className: "card", hidden: true });
  let owner = null,
    timer = 0;

  const place = (link) => {
    card.hidden = false;
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect(),
      origin = card.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const below = at.bottom + card.offsetHeight + 12 < innerHeight || at.top < card.offsetHeight + 80;
    const rightmost = document.documentElement.clientWidth - card.offsetWidth - 12;
    card.style.left = `${Math.max(12, Math.min(at.left, rightmost)) - origin.left}px`;
    card.style.top = `${(below ? at.bottom + 6 : at.top - card.offsetHeight - 6) - origin.top}px`;
  };
  const open = async (link) => {
    clearTimeout(timer);
    if (owner === link) return;
    close();
    owner = link;
    const beside = besides.get(link);
    if (beside) {
      beside.classList.add("on");
      link.classList.add("on");
      return;
    }
    const shown = await contents(link);
    if (!shown || owner !== link) return;
    card.replaceChildren(...shown);
    main.append(card);
    place(link);
    link.setAttribute("aria-describedby", "card");
  };
  const close = () => {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    owner?.classList.remove("on");
    besides.get(owner)?.classList.remove("on");
    owner = null;
    card.hidden = true;
  };
  const later = (action) => {
    clearTimeout(timer);
    timer = setTimeout(action, 250);
  };
  /* What records and indexes need beyond this, where the page itself has not brought it. */
  const fetchStyle = () =>
    one('link[href$="assets/records.css"]') ??
    document.head.append(make("link", { rel: "stylesheet", href: new URL("assets/records.css", root) }));
  const fetchScript = () =>
    one('script[src$="assets/records.js"]') ??
    document.body.append(make("script", { src: new URL("assets/records.js", root) }));

  const opener = (target) => target.closest?.(`${MARKER}, ${LINK}`);

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    if (target.closest?.("a")) fetchStyle();
    if (pointerType === "touch") return;
    const link = opener(target),
      mark = target.closest?.(".para");
    if (card.contains(target)) clearTimeout(timer);
    else if (link && !link.closest(".margin, .sheet")) later(() => open(link));
    else if (owner) later(close);
    if (mark) offerCitation(mark);
  });
  document.addEventListener("focusin", ({ target }) => {
    const link = opener(target);
    if (target.matches("a")) fetchStyle();
    if (link?.matches(":focus-visible") && !link.closest(".sheet, .card")) open(link);
    else if (!card.contains(target)) close();
    if (target.matches(".para-mark")) offerCitation(target.parentElement);
  });

  /* --- the sheet: what touch gets instead of the card, and citations --- */

  const sheet = make("dialog", { className: "sheet" });
  sheet.addEventListener("click", (event) => event.target === sheet && sheet.close());
  const spread = (label, parts, ...actions) => {
    const shut = make("button", { type: "button", textContent: "Close", onclick: () => sheet.close() });
    sheet.replaceChildren(...parts, make("div", { className: "sheet__do" }, ...actions, shut));
    sheet.setAttribute("aria-label", label);
    document.body.append(sheet);
    sheet.showModal();
  };
  const touched = async (link) => {
    const shown = await contents(link);
    if (!shown) return location.assign(link.href);
    if (link.matches(MARKER)) return spread(`Note ${link.textContent}`, shown);
    spread(shown[0].textContent, shown, make("a", { href: link.href, textContent: "Open page" }));
  };

  let byTouch = false;
  document.addEventListener("pointerdown", (event) => (byTouch = event.pointerType === "touch"), true);
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("a[href]");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const asked = byTouch && link === opener(link) && !link.closest(".sheet, .card");
      if (!asked) {
        remember(link);
        close();
        if (sheet.open) sheet.close();
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      origin = link.closest(".para");
      touched(link);
    },
    true,
  );

  /* --- notes in the margin: copies of the list at the end, each at the height of its marker or under the last --- */

  const besides = new Map();
  const margin = make("div", { className: "margin" });
  margin.setAttribute("aria-hidden", "true"); // the list itself is there for everybody

  const layNotes = () => {
    layAnswers();
    if (!chapter || !wide.matches || margin.parentElement !== chapter || shown.length) {
      besides.clear();
      margin.remove();
    }
    if (!chapter || !wide.matches || shown.length) return;
    if (!margin.isConnected) {
      for (const marker of all("sup a.footnote-ref", chapter)) {
        const note = make(
          "div",
          { className: "margin__note" },
          make("b", { textContent: marker.textContent }),
          ...copyOf(noteOf(marker)),
        );
        for (const link of all("a", note)) link.tabIndex = -1;
        besides.set(marker, note);
      }
      margin.replaceChildren(...besides.values());
      chapter.append(margin);
    }
    lay([...besides], -2);
  };
  /* Each at the height of what it belongs to, or under the last; a transform is no shift of the layout. */
  const lay = (pairs, off) => {
    const top = chapter.getBoundingClientRect().top,
      legend = one(".legend", chapter);
    const wanted = pairs.map(([mark, note]) => [note, mark.getBoundingClientRect().top - top + off, note.offsetHeight]);
    let free = legend ? legend.offsetTop + legend.offsetHeight + 16 : 0;
    for (const [note, at, height] of wanted) {
      const y = Math.max(at, free);
      note.style.transform = `translateY(${Math.round(y)}px)`;
      free = y + height + 10;
    }
  };

  /* --- beside a paragraph, as the reader chooses: its notes, or what answers it in another text --- */

  const BESIDE = "beside";
  let shown = [], // the answers that stand beside their paragraphs: [[paragraph, answer], …]
    choice = null;

  const layAnswers = () => {
    if (!shown.length) return;
    if (wide.matches) lay(shown, 0);
    else for (const [, answer] of shown) answer.style.transform = "";
  };
  const besideNow = () => {
    try {
      return localStorage.getItem(BESIDE) ?? "notes";
    } catch {
      return choice?.dataset.now ?? "notes";
    }
  };
  const showBeside = (wanted) => {
    for (const [, answer] of shown) answer.remove();
    shown = [];
    choice.dataset.now = wanted;
    for (const button of all("button", choice)) button.setAttribute("aria-pressed", button.value === wanted);
    if (wanted === "answers")
      for (const answer of all(".answers > [data-for]", chapter)) {
        const paragraph = document.getElementById(answer.dataset.for);
        const copy = make("div", { className: "answer" }, ...answer.cloneNode(true).childNodes);
        copy.setAttribute("role", "note");
        paragraph.after(copy);
        shown.push([paragraph, copy]);
      }
    layNotes();
  };
  const offerBeside = () => {
    choice = null;
    shown = [];
    const answers = chapter && one(".answers", chapter);
    if (!answers) return;
    choice = make("div", { className: "beside" });
    choice.setAttribute("role", "group");
    choice.setAttribute("aria-label", "Beside the text");
    for (const [value, words] of [
      ["notes", "Notes"],
      ["answers", answers.dataset.title],
    ])
      choice.append(make("button", { type: "button", value, textContent: words }));
    choice.addEventListener("click", ({ target }) => {
      if (!target.value) return;
      try {
        localStorage.setItem(BESIDE, target.value);
      } catch {} // the choice holds for this page
      showBeside(target.value);
    });
    one(".legend", chapter).before(choice);
    showBeside(besideNow());
  };

  /* --- where one is: paragraph, section, day --- */

  let current = null,
    rail = null,
    strip = null,
    resting = 0;
  const heading = (paragraph) => {
    let before = paragraph;
    while (before && !before.matches("h2")) before = before.previousElementSibling;
    return before?.firstChild.textContent ?? "";
  };
  /* Days are told as numbers, because days before Christ are in no order as text: from 1 January 1970, any year. */
  const dayNumber = (text) => {
    const [year, month, day] = text
      .match(/^([+-]?\d+)-(\d\d)-(\d\d)$/)
      .slice(1)
      .map(Number);
    return new Date(0).setUTCFullYear(year, month - 1, day) / 864e5;
  };
  const yearOf = (day) => new Date(day * 864e5).getUTCFullYear();
  const monthOf = (day) => yearOf(day) * 12 + new Date(day * 864e5).getUTCMonth(); // months since the year 0
  const firstOf = (month) =>
    new Date(0).setUTCFullYear(Math.floor(month / 12), month - 12 * Math.floor(month / 12), 1) / 864e5;
  const yearName = (year) => (year < 1 ? `${1 - year} BC` : year < 100 ? `AD ${year}` : `${year}`);
  const numberOf = (paragraph) => paragraph.dataset.n ?? String(paragraphs.indexOf(paragraph) + 1);
  const days = (paragraph) => {
    const { from, to = from } = paragraph.dataset;
    return from && [dayNumber(from), dayNumber(to)];
  };

  /* Months of the year most paragraphs tell of, a row each; other years are one tick. */
  const calendar = () => {
    const told = paragraphs.map(days).filter(Boolean),
      count = {};
    for (const [from] of told) count[yearOf(from)] = (count[yearOf(from)] ?? 0) + 1;
    const year = Number(Object.keys(count).sort((a, b) => count[b] - count[a])[0]);
    const rows = new Map(); // by month, a year before its months
    for (const [from, to] of told) {
      if (yearOf(from) !== year || yearOf(to) !== year) {
        const at = yearOf(from) * 12 - 0.5,
          [first, last] = rows.get(at) ?? [yearOf(from), yearOf(to)];
        rows.set(at, [first, Math.max(last, yearOf(to))]);
        continue;
      }
      for (let month = monthOf(from); month <= monthOf(to); month++) rows.set(month, null);
    }
    return [...rows]
      .sort(([a], [b]) => a - b)
      .map(([month, years]) => {
        const row = make("div", { className: years ? "rail__row rail__row--year" : "rail__row" });
        row.span = years
          ? [firstOf(years[0] * 12), firstOf(years[1] * 12 + 12) - 1]
          : [firstOf(month), firstOf(month + 1) - 1];
        const name = years
          ? [...new Set(years)]
              .map(yearName)
              .join("–")
              .replace(/^(\d\d)(\d\d)–\1(?=\d\d$)/, "$1$2–")
          : new Date(row.span[0] * 864e5).toLocaleDateString("en-US", { month: "short", timeZone: "UTC" });
        row.append(make("span", { textContent: name }));
        for (let date = row.span[0]; date <= (years ? row.span[0] : row.span[1]); date++) {
          const tick = make("i");
          tick.on = (span) =>
            years ? span[0] <= row.span[1] && span[1] >= row.span[0] : span[0] <= date && date <= span[1];
          tick.classList.toggle(
            "told",
            told.some((span) => tick.on(span) && (years || span[1] - span[0] < 10)),
          );
          row.append(tick);
        }
        return row;
      });
  };

  const buildRail = () => {
    const rows = calendar(),
      sidebar = one(".md-sidebar--secondary");
    const box = make(
      "div",
      {},
      make("div", { className: "rail__date" }),
      ...rows,
      make("div", { className: "rail__read" }),
    );
    box.setAttribute("aria-hidden", "true");
    rail = make("div", { className: "rail" }, make("p"), box); // the words are there to be found, not called out
    sidebar?.append(rail);
    sidebar?.style.setProperty("--rail", `${rail.offsetHeight}px`); // the contents end above it
    strip = make("div", { className: "strip" }, make("span"), make("span"), make("i"));
    strip.setAttribute("aria-hidden", "true");
    main.append(strip);
  };

  /* The last paragraph that begins in the upper third of the window. */
  const findCurrent = () => {
    let low = 0,
      high = paragraphs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (paragraphs[middle].getBoundingClientRect().top < innerHeight * 0.36) low = middle + 1;
      else high = middle;
    }
    return paragraphs[low - 1] ?? null;
  };

  const locate = () => {
    if (!chapter) return;
    const box = chapter.getBoundingClientRect(),
      notes = one(".footnote", chapter);
    const end = notes ? notes.getBoundingClientRect().top : box.bottom;
    const read = Math.max(0, Math.min(1, (innerHeight * 0.36 - box.top) / (end - box.top - innerHeight * 0.64)));
    for (const part of [rail, strip]) part.style.setProperty("--read", read.toFixed(4));
    const paragraph = findCurrent();
    strip.classList.toggle("on", Boolean(paragraph) && box.top < 0);
    rail.classList.toggle("off", one(".md-footer")?.getBoundingClientRect().top < innerHeight); // it would be cut off
    if (paragraph === current) return;
    current = paragraph;
    const index = paragraphs.indexOf(paragraph),
      dated = paragraphs.slice(0, index + 1).findLast(days),
      span = dated && days(dated);
    const worded =
      paragraphs.slice(0, paragraphs.indexOf(dated) + 1).findLast((p) => p.dataset.when)?.dataset.when ?? "";
    const date = !span || /(\d{3,}|AD \d+|BC)$/.test(worded) ? worded : `${worded} ${yearName(yearOf(span[0]))}`;
    one(".rail__date", rail).textContent = date;
    one(".rail__read", rail).textContent = paragraph ? `¶ ${numberOf(paragraph)} of ${paragraphs.length}` : "";
    strip.children[0].textContent = paragraph ? heading(paragraph) : "";
    strip.children[1].textContent = date;
    for (const row of all(".rail__row", rail)) {
      let now = false;
      for (const tick of all("i", row)) now = tick.classList.toggle("now", Boolean(span && tick.on(span))) || now;
      row.classList.toggle("now", now);
    }
    clearTimeout(resting);
    resting = setTimeout(() => {
      one("p", rail).textContent = paragraph
        ? `Paragraph ${numberOf(paragraph)} of ${paragraphs.length}, ${heading(paragraph)}${date && `; ${date}`}`
        : "";
    }, 400);
  };

  /* --- back to where one was --- */

  const PLACE = "here";
  let origin = null;

  const remember = (link) => {
    const paragraph =
      link.closest(".para") ??
      (owner && card.contains(link) ? owner : [...besides].find(([, note]) => note.contains(link))?.[0])?.closest(
        ".para",
      ) ??
      (sheet.contains(link) ? origin : link.closest("figure")?.previousElementSibling?.closest(".para"));
    if (!paragraph?.id || !chapter || link.matches(".para-mark")) return;
    kept(PLACE, {
      path: location.pathname,
      id: paragraph.id,
      number: numberOf(paragraph),
      top: paragraph.getBoundingClientRect().top,
      here: link.hash && link.pathname === location.pathname,
    });
    if (link.pathname === location.pathname) setTimeout(offerReturn);
  };
  const offerReturn = () => {
    one(".back")?.remove();
    const was = kept(PLACE);
    if (!was) return;
    const at = location.pathname === was.path;
    if (at && was.returning) {
      document.fonts.ready.then(() => setTimeout(() => goBack(was), 60)); // after the page has gone to the fragment
      return;
    }
    if (at && !was.here) return kept(PLACE, null);
    const link = make("a", {
      className: "back",
      href: `${was.path}#${was.id}`,
      textContent: `↩ Back to ¶ ${was.number}`,
    });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (location.pathname !== was.path) return void kept(PLACE, { ...was, returning: true });
      event.preventDefault();
      event.stopPropagation();
      goBack(was);
    });
    main.append(link);
  };
  const goBack = ({ id, top }) => {
    kept(PLACE, null);
    one(".back")?.remove();
    const paragraph = document.getElementById(id);
    history.replaceState(history.state, "", `#${id}`);
    scrollBy({ top: paragraph.getBoundingClientRect().top - top, behavior: "instant" });
    one(".para-mark", paragraph).focus({ preventScroll: true, focusVisible: false });
  };

  /* --- how to cite a paragraph --- */

  const cite = make("button", { className: "cite", type: "button", textContent: "cite" });
  const offerCitation = (paragraph) => {
    if (chapter && cite.parentElement !== paragraph) one(".para-mark", paragraph)?.after(cite);
  };
  cite.addEventListener("click", () => {
    const paragraph = cite.parentElement,
      number = numberOf(paragraph),
      of = chapter.dataset;
    const date = new Date(of.date).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
    const address = new URL(`#${paragraph.id}`, location).href;
    const text = make(
      "p",
      {},
      `“${heading(paragraph)},” in `,
      make("cite", { textContent: of.title }),
      `, ed. ${of.editors.replace(/^The /, "the ")}, release ${of.release} (${date}), ¶ ${number}, ${address}`,
    );
    const said = make("output");
    const copy = make("button", { type: "button", textContent: "Copy" });
    copy.addEventListener("click", () =>
      navigator.clipboard.writeText(text.textContent).then(
        () => {
          said.value = "Copied";
        },
        () => {
          getSelection().selectAllChildren(text);
          said.value = "Selected; copy it with the keyboard";
        },
      ),
    );
    const answers = (paragraph.dataset.answers ?? "").split(/[ ,]+/).filter(Boolean);
    spread(
      `Cite paragraph ${number}`,
      [
        make("span", { className: "card__title", textContent: `Paragraph ${number}` }),
        ...(answers.length
          ? [make("span", { className: "card__line", textContent: `answers ¶ ${answers.join(", ")} of ${of.answers}` })]
          : []),
        text,
      ],
      copy,
      said,
    );
  });

  /* --- reading without marks --- */

  const showReading = () => {
    const on = "reading" in document.documentElement.dataset;
    one(".reading")?.setAttribute("aria-pressed", on);
  };
  const toggleReading = () => {
    const root = document.documentElement,
      still = findCurrent(),
      top = still?.getBoundingClientRect().top;
    const on = root.toggleAttribute("data-reading");
    try {
      if (on) localStorage.setItem("reading", "1");
      else localStorage.removeItem("reading");
    } catch {}
    close();
    showReading();
    // the line being read stays
    if (still) scrollBy({ top: still.getBoundingClientRect().top - top, behavior: "instant" });
    layNotes();
  };
  document.addEventListener("click", (event) => event.target.closest?.(".reading") && toggleReading());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && owner) close();
    if (event.altKey && !event.ctrlKey && event.code === "KeyR" && one(".chapter")) {
      event.preventDefault();
      toggleReading();
    }
  });

  /* --- the menu of narrow screens: the theme has a label for it, which no keyboard reaches --- */

  const makeMenu = () => {
    const label = one('.md-header label[for="__drawer"]'),
      drawer = one("#__drawer");
    if (!label) return;
    const button = make(
      "button",
      { type: "button", className: `${label.className} menu`, onclick: () => drawer.click() },
      ...label.childNodes,
    );
    const tell = () => button.setAttribute("aria-expanded", drawer.checked);
    button.setAttribute("aria-label", "Menu");
    drawer.addEventListener("change", tell);
    addEventListener("keydown", ({ key }) => {
      if (key !== "Escape" || !drawer.checked) return;
      drawer.click();
      button.focus();
    });
    tell();
    label.replaceWith(button);
  };

  /* --- what the styles leave out while the first page opens is laid out when there is time, and at the latest when the
     reader moves --- */

  const layOut = () => {
    const rest = () => document.documentElement.classList.add("laid");
    if (wide.matches) return rest(); // nothing was left out
    const left = all(".chapter > .para, .footnote li, .entries li");
    const idle = window.requestIdleCallback ?? setTimeout;
    const some = () => {
      for (const part of left.splice(0, 4)) part.style.contentVisibility = "visible";
      if (left.length) idle(some);
      else rest();
    };
    addEventListener("load", () => setTimeout(idle, 2000, some));
    for (const sign of ["wheel", "touchstart", "pointerdown", "keydown", "hashchange"])
      addEventListener(sign, rest, { capture: true, once: true, passive: true });
  };
  layOut();

  /* --- every page, also those that come without a reload --- */

  const sized = new ResizeObserver(() =>
    requestAnimationFrame(() => {
      layNotes();
      locate();
    }),
  );
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        locate();
      });
    },
    { passive: true },
  );

  const start = () => {
    close();
    makeMenu();
    sized.disconnect();
    main = one(".md-main") ?? document.body;
    chapter = one(".chapter");
    paragraphs = chapter ? all(".para", chapter) : [];
    current = undefined;
    showReading();
    one(".md-path")?.setAttribute("aria-label", "Where you are");
    for (const region of all(".md-typeset__scrollwrap"))
      if (region.scrollWidth > region.clientWidth) region.tabIndex = 0; // what scrolls must be reached by keyboard
    offerBeside();
    offerReturn();
    if (one(".entries")) fetchScript();
    if (!chapter) return;
    buildRail();
    locate();
    document.fonts.ready.then(() => chapter && sized.observe(chapter));
  };
  if (window.document$) document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
