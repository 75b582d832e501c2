/* The search: names in any spelling first, then words. One file of data is fetched when the reader turns to it; all of
   the ranking happens here. `find(query)` returns results without touching the page; the rest of the file shows them.

   The data are lists with a value for each unit: kind, id, title, line, names, derived, text, from, to, and what is
   known of each kind; see search/index.py. */
(() => {
  "use strict";

  /* --- words: folded as in fold.js, Cyrillic in Latin letters --- */

  const { fold, APOSTROPHES, HYPHENS, POSSESSIVE } = window.edition;
  const HYPHEN = new RegExp(`[${HYPHENS.replace("-", "\\-")}]`, "g");
  const WORDS = new RegExp(`[\\p{L}\\p{N}\\p{M}${APOSTROPHES}]+`, "gu");
  const BETWEEN_WORDS = new RegExp(`([^\\p{L}\\p{N}\\p{M}${APOSTROPHES}]+)`, "u");
  const OF_SOMEBODY = new RegExp(`(\\p{L})[${POSSESSIVE}]s(?!\\p{L})`, "gu");
  const squeeze = (folded) => folded.replace(/[^\p{L}\p{N}]+/gu, "");
  const tokens = (folded) => folded.match(/[\p{L}\p{N}]+/gu) || [];
  const EAST_ASIAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
  const CYRILLIC = Object.fromEntries(
    [..."абвгдежзийклмнопрстуфхцчшщъыьэюя"].map((letter, at) => [
      letter,
      "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch - y - e iu ia".split(" ")[at].replace("-", ""),
    ]),
  );
  const wordsOf = (text) => tokens(latin(fold(text.replace(HYPHEN, " ").replace(OF_SOMEBODY, "$1"))));
  const latin = (folded) => folded.replace(/[а-я]/g, (letter) => CYRILLIC[letter]);

  /* --- the data --- */

  let data = null;
  let words = null; // word -> [[unit, count], …]

  const prepare = (file) => {
    const lists = file.units;
    const units = lists.id.map((id, at) => {
      const [kind, group, before, after, word, weight, marks] = file.kinds[lists.kind[at]];
      const title = lists.title[at],
        from = lists.from[at];
      const forms = [
        [title, 0],
        ...lists.names[at].map((form) => [form, 1]),
        ...lists.derived[at].map((form) => [form, 2]),
      ].map(([form, rank]) => {
        return { form, rank, whole: squeeze(latin(fold(form))), tokens: wordsOf(form) };
      });
      return {
        at,
        kind,
        group,
        word,
        weight,
        url: id.startsWith("/") ? id.slice(1) : before + id + after,
        title,
        line: lists.line[at],
        forms,
        text: lists.text[at],
        from,
        to: lists.to[at] || from,
        named: marks === "named",
        quoted: marks === "quoted",
        told: marks === "text",
      };
    });
    return { units, whole: file.whole, common: new Set(file.common), folded: [] };
  };

  const index = () => {
    words = new Map();
    for (const unit of data.units) {
      const counts = new Map();
      const own = unit.quoted ? [] : unit.forms.flatMap((form) => [...form.tokens, ...form.tokens]);
      for (const word of [...own, ...wordsOf(unit.text)]) counts.set(word, (counts.get(word) || 0) + 1);
      unit.length = 40 + [...counts.values()].reduce((sum, count) => sum + count, 0);
      for (const [word, count] of counts) {
        if (!words.has(word)) words.set(word, []);
        words.get(word).push([unit, count]);
      }
    }
    data.vocabulary = [...words.keys()].sort();
  };

  const foldedText = (unit) => {
    data.folded[unit.at] ??= ` ${wordsOf(unit.text).join(" ")} `;
    return data.folded[unit.at];
  };

  /* --- ranking --- */

  /* Which letters a word has, as bits; a letter that one word has and the other lacks costs at least one change. */
  const letters = (word) => {
    if (!known.has(word))
      known.set(
        word,
        [...word].reduce((sum, letter) => sum | (1 << (letter.codePointAt(0) % 31)), 0),
      );
    return known.get(word);
  };
  const known = new Map();
  const howMany = (bits) => {
    let sum = 0;
    for (; bits; bits &= bits - 1) sum++;
    return sum;
  };

  /* Changes of a letter between two words, two exchanged neighbours counting one (optimal string alignment); past
     `most`, Infinity. */
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a known method, asked for thousands of times a letter
  const distance = (one, other, most) => {
    if (one === other) return 0;
    if (Math.abs(one.length - other.length) > most) return Infinity;
    const mine = letters(one),
      theirs = letters(other);
    if (howMany(mine & ~theirs) > most || howMany(theirs & ~mine) > most) return Infinity;
    let before = [],
      last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let row = 1; row <= one.length; row++) {
      const now = [row];
      let least = row;
      for (let at = 1; at <= other.length; at++) {
        let value = last[at - 1] + (one[row - 1] === other[at - 1] ? 0 : 1);
        if (last[at] + 1 < value) value = last[at] + 1;
        if (now[at - 1] + 1 < value) value = now[at - 1] + 1;
        if (
          row > 1 &&
          at > 1 &&
          one[row - 1] === other[at - 2] &&
          one[row - 2] === other[at - 1] &&
          before[at - 2] + 1 < value
        )
          value = before[at - 2] + 1;
        now[at] = value;
        if (value < least) least = value;
      }
      if (least > most) return Infinity;
      before = last;
      last = now;
    }
    return last[other.length] <= most ? last[other.length] : Infinity;
  };

  const allowed = (length) => (length < 4 ? 0 : length < 8 ? 1 : 2);

  /* How well a form of a name answers a query: whole, its beginning, its words, or with a letter amiss. */
  const formScore = (form, query) => {
    const plain = form.rank * 4;
    if (form.whole === query.whole) return 1000 - plain;
    if (query.eastAsian) {
      const at = form.whole.indexOf(query.whole);
      return at < 0 || query.whole.length < 2 ? 0 : 700 + (200 * query.whole.length) / form.whole.length - plain;
    }
    const share = query.whole.length / form.whole.length;
    const last = query.tokens.at(-1),
      begun = query.tokens.slice(0, -1).every((word) => form.tokens.includes(word));
    if (
      begun &&
      last &&
      (form.tokens.includes(last) || (last.length > 1 && form.tokens.some((own) => own.startsWith(last))))
    )
      return (
        (form.tokens.includes(last) ? 600 : 500) +
        200 * Math.min(1, share) -
        plain +
        (form.whole.startsWith(query.whole) ? 60 : 0)
      );
    if (query.whole.length > 2 && share < 1 && form.whole.startsWith(query.whole)) return 480 + 150 * share - plain;
    const covered = query.tokens.filter((word) => form.tokens.includes(word)).length;
    return covered > 1 && covered / query.tokens.length > 0.6 ? (160 * covered) / query.tokens.length : 0;
  };

  const roughScore = (form, query) => {
    if (query.eastAsian) return 0;
    const most = allowed(query.whole.length);
    const wide = most && distance(query.whole, form.whole, most);
    if (most && wide <= most) return 460 - 60 * wide - form.rank * 4;
    if (!query.tokens.every((word) => word.length > 3 || form.tokens.includes(word))) return 0;
    let sum = 0;
    for (const word of query.tokens) {
      const best = Math.min(...form.tokens.map((own) => distance(word, own, allowed(word.length))));
      if (best === Infinity) return 0;
      sum += best;
    }
    return 340 - 50 * sum + 60 * Math.min(1, query.whole.length / form.whole.length) - form.rank * 4;
  };

  const nameScores = (query, score) => {
    const found = new Map();
    for (const unit of data.units) {
      if (unit.quoted || unit.told) continue;
      let best = 0,
        by = null;
      for (const form of unit.forms) {
        const value = score(form, query);
        if (value > best) [best, by] = [value, form];
      }
      if (best) found.set(unit, [unit.named ? best + 12 : best < 900 ? best * 0.8 : best, by]);
    }
    return found;
  };

  /* Words of the texts that are a word sought or begin with it; three letters are a beginning only while they are being
     typed. */
  const matching = (word, isLast) => {
    const found = words.has(word) ? [word] : [];
    if (word.length > (isLast ? 2 : 3) || /^\d\d$/.test(word))
      for (let low = lowerBound(word); data.vocabulary[low]?.startsWith(word) && found.length < 20; low++)
        if (data.vocabulary[low] !== word) found.push(data.vocabulary[low]);
    return found;
  };

  const lowerBound = (word) => {
    let low = 0,
      high = data.vocabulary.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (data.vocabulary[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /* Passages by their words (BM25, with words that begin alike counting half); those with all words before others. */
  const textScores = (query) => {
    const found = new Map();
    query.tokens.forEach((word, at) => {
      const best = new Map();
      for (const own of matching(word, at === query.tokens.length - 1)) {
        const list = words.get(own),
          weight = Math.log(1 + data.units.length / list.length) * (own === word ? 1 : 0.5);
        for (const [unit, count] of list)
          best.set(unit, Math.max(best.get(unit) || 0, (weight * count * 2.2) / (count + 0.5 + unit.length / 120)));
      }
      for (const [unit, value] of best) {
        const entry = found.get(unit) || found.set(unit, [0, 0]).get(unit);
        entry[0] += value;
        entry[1]++;
      }
    });
    const needed = query.tokens.length > 2 ? query.tokens.length - 1 : query.tokens.length;
    for (const [unit, [value, covered]] of found) {
      if (covered < needed) found.delete(unit);
      else
        found.set(
          unit,
          Math.min(
            400,
            value * (covered / query.tokens.length) ** 2 * unit.weight +
              (query.tokens.length > 1 && foldedText(unit).includes(` ${query.tokens.join(" ")} `) ? 300 : 0),
          ),
        );
    }
    return found;
  };

  /* Where a phrase in quotation marks stands word for word: in a quotation's own words, the reading text, elsewhere. */
  const phrases = (query) =>
    data.units
      .filter((unit) =>
        query.eastAsian
          ? fold(unit.text).includes(query.whole)
          : foldedText(unit).includes(` ${query.tokens.join(" ")} `),
      )
      .map((unit) => ({ unit, score: phraseScore(unit, query) }));

  const phraseScore = (unit, query) => {
    const own = unit.quoted && wordsOf(unit.title).join(" ").includes(query.tokens.join(" "));
    return own ? 900 + (50 * query.whole.length) / squeeze(fold(unit.title)).length : unit.told ? 700 : 500;
  };

  /* Names that answer a query; where none does well, those with a letter amiss besides. */
  const named = (query) => {
    const found = nameScores(query, formScore);
    if ([...found.values()].some(([score]) => score > 470)) return found;
    for (const [unit, rough] of nameScores(query, roughScore))
      if (rough[0] > (found.get(unit)?.[0] || 0)) found.set(unit, rough);
    return found;
  };

  /* Results for a query, the best first: [{unit, score, by}]. */
  const find = (text) => {
    const query = parse(text);
    if (!query.whole) return { results: [], query };
    let results = query.quoted && data.whole ? phrases(query) : [];
    if (!results.length) {
      const names = named(query);
      const texts = data.whole ? textScores(query) : new Map();
      results = [...new Set([...names.keys(), ...texts.keys()])].map((unit) => {
        const [name, by] = names.get(unit) || [0, null];
        return { unit, by, score: name + (texts.get(unit) || 0) * (name > 900 ? 0.02 : 0.5) };
      });
    }
    results.sort((one, other) => other.score - one.score || one.unit.at - other.unit.at);
    const exact = results.findIndex(({ score }) => score < 900),
      told = results.findIndex(({ unit }) => unit.told);
    // after the record asked for, the passage that tells most of it
    if (exact > 0 && told > exact) results.splice(exact, 0, ...results.splice(told, 1));
    return { results, query };
  };

  const parse = (text) => {
    const quoted = text.match(/^\s*["“„«](.+?)["”»]?\s*$/)?.[1];
    const folded = latin(fold((quoted ?? text).trim()));
    return { quoted, whole: squeeze(folded), tokens: wordsOf(quoted ?? text), eastAsian: EAST_ASIAN.test(folded) };
  };

  /* Names like a query that nothing answers. */
  const near = (query) => {
    if (!query.whole) return [];
    const most = Math.max(2, Math.ceil(query.whole.length * 0.4));
    const found = [];
    for (const unit of data.units)
      if (unit.named)
        for (const form of unit.forms) {
          const away = Math.min(
            distance(query.whole, form.whole, most),
            ...form.tokens.map((own) => distance(query.whole, own, most)),
          );
          if (away < Infinity) found.push({ unit, away, form: form.form });
        }
    found.sort((one, other) => one.away - other.away || one.unit.at - other.unit.at);
    return found.filter((one, at) => found.findIndex((other) => other.unit === one.unit) === at).slice(0, 5);
  };

  /* --- fetching --- */

  // the site's, kept from the first page: a page opened without loading anew has the same head at another address
  let root = null;
  let loading = null;
  const load = () => {
    loading ??= fetch(new URL("search/index.json", root))
      .then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      })
      .then((file) => {
        data = prepare(file);
        if (data.whole) index();
      })
      .catch((error) => {
        loading = null;
        throw error;
      });
    return loading;
  };

  /* Past a certain size the words are Pagefind's. It is fetched when words are first asked for, and names do not wait
     for it. */
  let fetching = null;
  const pagefind = () => {
    fetching ??= import(new URL("search/pagefind/pagefind.js", root))
      .then(async (module) => {
        await module.init();
        return module;
      })
      .catch((error) => {
        fetching = null;
        throw error;
      });
    return fetching;
  };

  const SHOWN = 12;
  const PAUSE = 150; // milliseconds without a keystroke before words are fetched

  /* Everything that answers a text: {results, near, query}. In a large edition the names are handed to `early`, and
     words are only fetched if the text is still `wanted` after a pause; without a network the names remain. */
  const findAll = async (text, early = null, wanted = () => true) => {
    const answer = { ...find(text), near: [] };
    if (!data.whole && answer.query.whole) {
      if (early) {
        if (answer.results.length && !answer.query.quoted) early({ ...answer, results: [...answer.results] });
        await new Promise((done) => setTimeout(done, PAUSE));
      }
      if (wanted()) await addWords(answer, text).catch(() => {});
    }
    if (!answer.results.length && wanted()) answer.near = near(answer.query);
    return answer;
  };

  /* Join Pagefind's results to the names, by address; where a phrase was sought and is found, they take the names'
     place. Words that stand nearly everywhere are sought only in phrases and by themselves. */
  const addWords = async (answer, text) => {
    const telling = text
      .split(/\s+/)
      .filter((word) => !data.common.has(squeeze(fold(word))))
      .join(" ");
    const { results } = await (await pagefind()).search(
      answer.query.quoted ? `"${answer.query.quoted}"` : telling || text,
    );
    const pages = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
    data.byUrl ??= new Map(data.units.map((unit) => [unit.url, unit]));
    if (answer.query.quoted && pages.length) answer.results = [];
    pages.forEach((page, at) => {
      const unit = data.byUrl.get(page.meta.unit);
      if (!unit) return;
      unit.text = page.plain_excerpt || page.excerpt.replace(/<[^>]+>/g, "");
      const named = answer.results.find((result) => result.unit === unit);
      const own = answer.query.quoted ? phraseScore(unit, answer.query) : 200;
      if (named) named.score += 60 - at;
      else answer.results.push({ unit, by: null, score: own - at });
    });
    answer.results.sort((one, other) => other.score - one.score);
  };

  /* --- showing --- */

  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
      if (value !== false && value != null) made.setAttribute(name, value === true ? "" : value);
    made.append(...children.filter((child) => child != null));
    return made;
  };

  let state = { text: "", answer: null, kind: "", month: "", all: false };
  const upTo = (day, form) => day.match(form)?.[0] ?? "";
  /* The month all of a unit's days lie in, or else the year, `1950-10`, `-0043`; empty where there is none. */
  const month = (unit) =>
    [/^[+-]?\d+-\d\d/, /^[+-]?\d+/]
      .map((form) => upTo(unit.from, form) === upTo(unit.to, form) && upTo(unit.from, form))
      .find(Boolean) ?? "";
  const yearAndMonth = (key) =>
    key
      .match(/^([+-]?\d+)(?:-(\d\d))?$/)
      .slice(1)
      .map((part) => Number(part ?? 0));
  const inTime = (one, other) => {
    const [a, b] = [one, other].map(yearAndMonth);
    return a[0] - b[0] || a[1] - b[1];
  };
  const monthName = (key) => {
    const [year, number] = yearAndMonth(key),
      said = year < 1 ? `${1 - year} BC` : year < 100 ? `AD ${year}` : String(year);
    return number
      ? `${new Date(Date.UTC(2000, number - 1)).toLocaleDateString("en", { month: "long", timeZone: "UTC" })} ${said}`
      : said;
  };

  /* Whether a word of a text is one of those sought, or begins with it; where words have no spaces it may hold it. */
  const isSought = (piece, sought) => {
    const key = latin(fold(piece));
    return (
      key &&
      sought.some(
        (word) =>
          key === word || (word.length > 2 && key.startsWith(word)) || (EAST_ASIAN.test(word) && key.includes(word)),
      )
    );
  };

  /* The stretch of a text around the first of the words sought, with all of them marked. */
  const excerpt = (text, query) => {
    const pieces = text.split(BETWEEN_WORDS);
    const hit = (piece) => isSought(piece, query.tokens);
    const first = Math.max(0, pieces.findIndex(hit));
    const from = Math.max(0, first - 16);
    const line = element("span", { class: "search__text" }, from ? "… " : "");
    for (const piece of pieces.slice(from, from + 56)) line.append(hit(piece) ? element("mark", {}, piece) : piece);
    if (from + 56 < pieces.length) line.append(" …");
    return line;
  };

  /* What narrows the results: a button for each kind, a choice of months. */
  const facetsOf = (results) => {
    const kinds = new Map([["", `All ${results.length}`]]);
    for (const { unit } of results) kinds.set(unit.kind, unit.group);
    const button = ([kind, label]) =>
      element("button", { type: "button", "aria-pressed": String(state.kind === kind), "data-kind": kind }, label);
    const months = [...new Set(results.map(({ unit }) => month(unit)))].filter(Boolean).sort(inTime);
    const option = (key) => element("option", { value: key, selected: key === state.month }, monthName(key));
    const any = element("option", { value: "" }, "Any date");
    return [
      ...(kinds.size > 2 ? [...kinds].map(button) : []),
      ...(months.length > 1 ? [element("select", { "aria-label": "Date" }, any, ...months.map(option))] : []),
    ];
  };

  const statusOf = ({ results, near }, shown, text) => {
    if (results.length) return `${shown} ${shown === 1 ? "result" : "results"}`;
    if (near.length) return `Nothing for “${text}”. Names like it:`;
    return `Nothing for “${text}”. Try fewer letters, or the index of names.`;
  };

  /* A line of the list: a link to a unit, and in it the parts given, each a class and its words. */
  const lineOf = (unit, classes, ...parts) => {
    const spans = parts
      .filter(Boolean)
      .map((part) => (Array.isArray(part) ? element("span", { class: part[0] }, part[1]) : part));
    return element("li", {}, element("a", { href: new URL(unit.url, root).href, class: classes }, ...spans));
  };
  const resultOf = ({ unit, by }, query) =>
    lineOf(
      unit,
      `search__result kind--${unit.kind}`,
      ["search__kind", unit.word],
      ["search__title", unit.title.length > 90 ? `${unit.title.slice(0, 88)}…` : unit.title],
      by?.rank && ["search__by", by.rank === 2 ? `${by.form}, by rule` : by.form],
      unit.line && ["search__line", unit.line],
      unit.text && excerpt(unit.text, query),
    );
  const nearOf = ({ unit, form }) =>
    lineOf(
      unit,
      "search__result",
      ["search__kind", unit.word],
      ["search__title", unit.title],
      form !== unit.title && ["search__by", form],
    );
  const moreOf = (number) =>
    element("li", {}, element("button", { type: "button", class: "search__more" }, `Show ${number} more`));

  const show = (box) => {
    const { text, answer } = state;
    const list = box.querySelector(".search__results");
    const facets = box.querySelector(".search__facets");
    const status = box.querySelector(".search__status");
    const held = list.contains(document.activeElement) && document.activeElement.href;
    list.replaceChildren();
    facets.replaceChildren();
    if (!text.trim()) {
      status.textContent = "";
      return;
    }
    const matching = answer.results.filter(
      ({ unit }) => (!state.kind || unit.kind === state.kind) && (!state.month || month(unit) === state.month),
    );
    const shown = matching.slice(0, state.all ? 60 : SHOWN);
    if (answer.results.length) facets.append(...facetsOf(answer.results));
    status.textContent = statusOf(answer, matching.length, text.trim());
    list.append(...shown.map((result) => resultOf(result, answer.query)));
    if (matching.length > shown.length && !state.all) list.append(moreOf(Math.min(60, matching.length) - shown.length));
    list.append(...answer.near.map(nearOf));
    // words that come after names leave the reader where they are
    if (held) [...list.querySelectorAll("a")].find((link) => link.href === held)?.focus();
  };

  let asked = 0;
  let asking = null; // what the last keystroke began; Enter waits for it
  const ask = (box, text) => {
    asking = (async (number) => {
      const wanted = () => number === asked;
      const present = (answer) => {
        if (!wanted()) return;
        state = { text, answer, kind: "", month: "", all: false };
        show(box);
      };
      try {
        await load();
        if (wanted()) present(await findAll(text, present, wanted));
      } catch {
        box.querySelector(".search__status").textContent = "The search could not be loaded.";
      }
      if (wanted()) box.dataset.shown = text;
    })(++asked);
  };

  const mount = () => {
    const box = document.querySelector(".search");
    if (!box || box.dataset.ready) return;
    box.dataset.ready = "";
    root = new URL(box.dataset.root, document.baseURI);
    // absolute, for the same reason
    for (const link of box.querySelectorAll(".search__foot a")) link.setAttribute("href", link.href);
    const input = box.querySelector("input"),
      panel = box.querySelector(".search__panel"),
      opener = box.querySelector(".search__open");
    const open = () => {
      box.classList.add("search--open");
      panel.hidden = false;
      opener.setAttribute("aria-expanded", "true");
      load().catch(() => {});
    };
    const close = () => {
      box.classList.remove("search--open");
      panel.hidden = true;
      opener.setAttribute("aria-expanded", "false");
    };
    const stops = () => [input, ...panel.querySelectorAll(".search__results a, .search__more")];

    opener.addEventListener("click", () => {
      open();
      input.focus();
    });
    box.querySelector(".search__close").addEventListener("click", () => {
      close();
      if (opener.offsetParent) opener.focus();
      else input.blur();
    });
    input.addEventListener("focus", open);
    input.addEventListener("input", () => {
      open();
      ask(box, input.value);
    });
    box.addEventListener("submit", async (event) => {
      event.preventDefault();
      await asking;
      panel.querySelector(".search__results a")?.click();
    });
    box.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) close();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!box.contains(event.target)) close();
    });
    box.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && event.target.tagName !== "SELECT") {
        const all = stops(),
          at = all.indexOf(document.activeElement);
        if (at >= 0) {
          event.preventDefault();
          all[Math.max(0, Math.min(all.length - 1, at + step))].focus();
        }
      }
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        close();
        if (opener.offsetParent) opener.focus();
        else input.focus({ preventScroll: true });
        close();
      }
    });
    panel.addEventListener("click", (event) => {
      const facet = event.target.closest("[data-kind]");
      if (facet) {
        state.kind = facet.dataset.kind;
        show(box);
        panel.querySelector(`[data-kind="${state.kind}"]`)?.focus();
      }
      if (event.target.closest(".search__more")) {
        state.all = true;
        show(box);
        panel.querySelectorAll(".search__results a")[SHOWN]?.focus();
      }
      const link = event.target.closest("a");
      if (link) {
        sessionStorage.setItem(
          "search-words",
          JSON.stringify({ url: link.href.replace(/#.*/, ""), words: state.answer ? state.answer.query.tokens : [] }),
        );
        close();
      }
    });
    panel.addEventListener("change", (event) => {
      if (event.target.tagName === "SELECT") {
        state.month = event.target.value;
        show(box);
        panel.querySelector("select")?.focus();
      }
    });
    document.addEventListener("keydown", (event) => {
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        event.target.closest("input, textarea, select, [contenteditable]")
      )
        return;
      if (event.key === "/" || event.key === "s") {
        event.preventDefault();
        open();
        input.focus();
        input.select();
      }
    });
  };

  /* The words that led here, marked in the page without changing it. */
  const highlight = () => {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete("search");
    const kept = JSON.parse(sessionStorage.getItem("search-words") || "null");
    if (!kept || kept.url !== location.href.replace(/#.*/, "")) return;
    sessionStorage.removeItem("search-words");
    const ranges = [],
      walk = document.createTreeWalker(document.querySelector("article") || document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode())
      for (const match of walk.currentNode.data.matchAll(WORDS)) {
        if (!isSought(match[0], kept.words)) continue;
        const range = new Range();
        range.setStart(walk.currentNode, match.index);
        range.setEnd(walk.currentNode, match.index + match[0].length);
        ranges.push(range);
      }
    CSS.highlights.set("search", new Highlight(...ranges));
  };

  window.editionSearch = {
    fold,
    names: find,
    find: async (text) => {
      await load();
      return (await findAll(text)).results.map(({ unit, score }) => ({
        url: unit.url,
        kind: unit.kind,
        title: unit.title,
        score,
      }));
    },
  };
  const start = () => {
    mount();
    highlight();
  };
  if (window.document$) document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();
