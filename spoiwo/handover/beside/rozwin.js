// Records of a hand-over pack: what a link leads to is unfolded, and all of a page before it is printed,
// in browsers that do not do so by themselves.
"use strict";
(function () {
  function unfold() {
    const target = document.getElementById(location.hash.slice(1));
    const fold = target && target.closest("details");
    if (!fold || fold.open) return;
    fold.open = true;
    target.scrollIntoView();
  }

  addEventListener("hashchange", unfold);
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".record > details")) fold.open = true;
  });
  unfold();
})();
