/* The search key of a spelling: the same rule as names.fold of the build, in the same steps, for the search and for the
   filter of an index. `tests/search/fold.tsv` has what it must give. SIGNS are the characters of names.py: the build
   writes them here. */
window.edition = (() => {
  "use strict";

  const { APOSTROPHES, HYPHENS, MARKS, POSSESSIVE } = SIGNS;
  const DROPPED = new RegExp(`[${MARKS}${APOSTROPHES}${HYPHENS.replace("-", "\\-")}]`, "g");

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

  return { fold, APOSTROPHES, HYPHENS, POSSESSIVE };
})();
