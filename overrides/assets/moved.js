/* Leads on from an old address: of a page, on the small page that stands at it now; of a place, on the page where it
   was (see exports/redirects.py and pages/moved.py). Only pages that have something like it ask for this script. */
(() => {
  "use strict";

  /* on a disk an address needs the name of its file, from a server it comes without */
  const file = location.protocol === "file:" ? "/index.html" : "/";
  const clean = (url) => url.replace(/\/(index\.html)?(?=#|$)/, file);

  const placeOf = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // a stray % in the address
    }
  };

  const leadOn = () => {
    const place = placeOf(location.hash);
    const page = document.querySelector("a[data-moved]");
    if (place?.matches("p.moved")) location.replace(clean(place.querySelector("a[href]").href));
    else if (place?.matches("span.moved")) {
      if (place.dataset.now) location.replace(`#${encodeURIComponent(place.dataset.now)}`);
    } else if (page) location.replace(clean(location.hash ? page.href.split("#")[0] + location.hash : page.href));
  };

  addEventListener("hashchange", leadOn);
  leadOn();
})();
