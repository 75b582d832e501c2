/* The search key of a spelling: the same rule as names.fold of the build, in the same steps, for the search and for the
   filter of an index. `tests/search/fold.tsv` has what it must give, and a test compares the characters with those of
   names.py. */
window.edition = (() => {
  "use strict";

  const APOSTROPHES = "’‘ʼʻ'`´";
  const HYPHENS = "-‐‑‒–﹣－";
  const DROPPED = new RegExp(`[\u0300-\u036f${APOSTROPHES}${HYPHENS.replace("-", "\\-")}]`, "g");

  // small, capital, small again is Unicode's casefold (ß, ẞ, ﬁ, ſ); ς and ı are the letters it does not do
  const casefold = (text) =>
    text
      .split("ı")
      .map((part) => part.toLowerCase().toUpperCase().toLowerCase().replaceAll("ς", "σ"))
      .join("ı");

  /* Signs off first, for ´ alone would fall apart into a space and an accent; then forms of the same letter, as Ａ, ﾏ,
     №, are one. */
  const fold = (text) =>
    casefold(text.replace(DROPPED, "").normalize("NFKD")).normalize("NFKD").replace(DROPPED, "").normalize("NFC");

  return { fold, APOSTROPHES, HYPHENS };
})();
