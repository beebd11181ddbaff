/* Exchanges the secret in the address for a cookie: once, and the address forgets it before anything else happens. */
"use strict";
(() => {
  const show = (id, shown) => {
    const each = document.getElementById(id);
    if (each) each.hidden = !shown;
  };
  const opens = async () => {
    const secret = location.hash.slice(1);
    if (secret.length < 20 || document.getElementById(secret)) return;
    history.replaceState(null, "", location.pathname);
    show("text", false);
    show("gone", false);
    show("opening", true);
    let opened = false;
    try {
      const answer = await fetch("coach/open", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ secret }),
        credentials: "same-origin",
        cache: "no-store",
        redirect: "error",
      });
      opened = answer.ok;
    } catch {
      opened = false;
    }
    if (opened) {
      location.replace(location.pathname);
      return;
    }
    show("opening", false);
    show("gone", true);
  };
  opens();
  addEventListener("hashchange", opens);
})();
