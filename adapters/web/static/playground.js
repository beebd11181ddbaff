// The playground's own script: focus, the composer's completions, windows, copying. The server draws the rest.
(() => {
  "use strict";
  const $ = (id) => document.getElementById(id);
  const log = $("log"), line = $("line"), composer = $("composer"), suggestions = $("suggestions");

  // What the reader opened stays open when the server draws it again.
  htmx.registerExtension("playground", {
    htmx_before_morph_attr: (element, { attrName }) =>
      !((attrName === "open" && element.matches("details, dialog")) || (attrName === "tabindex" && element === log)),
  });

  // The conversation: at its end unless the reader went up.

  const nearEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < 120;
  const toEnd = () => { log.scrollTop = log.scrollHeight; };
  let stays = true, last = null, pressed = null;

  log.addEventListener("scroll", () => { stays = nearEnd(); if (stays) $("newer").hidden = true; }, { passive: true });
  $("newer").addEventListener("click", () => { toEnd(); line.focus(); });

  document.addEventListener("htmx:before:swap", () => { last = document.activeElement; });
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.target.id !== "stream" && event.detail.ctx?.sourceElement?.id !== "stream") return;
    const fresh = [...document.querySelectorAll(".message.fresh")];
    fresh.forEach((each) => each.classList.replace("fresh", "arrived"));
    if (fresh.length) {
      // A long answer is read from its beginning.
      const first = fresh.find((each) => each.classList.contains("from-bot")) ?? fresh[0];
      if (stays && first.offsetTop + 60 < log.scrollHeight - log.clientHeight) log.scrollTop = first.offsetTop - 60;
      else if (stays) toEnd();
      else $("newer").hidden = false;
    }
    windows();
    keepFocus();
    said();
  });

  // A pressed control that went away leaves the focus on its message.
  function keepFocus() {
    if (document.activeElement !== document.body || document.querySelector("dialog:modal")) return;
    const back = (last && document.contains(last) && last) || (last?.id && $(last.id));
    (back || (pressed && $(pressed)) || line).focus({ preventScroll: true });
  }
  document.addEventListener("submit", (event) => {
    pressed = event.target.closest(".message")?.id ?? null;
    const menu = event.submitter?.closest("details.menu");
    if (menu) menu.open = false;
  });

  // Windows: modal, focus on the first field or the first that needs another look, and back to the opener.

  // A form that was left is closed at once: the server's word that it is gone comes later, and is not waited for.

  let opener = null;
  const left = new Set();
  function windows() {
    for (const each of document.querySelectorAll("dialog[data-modal]")) {
      if (each.matches(":modal") || left.has(each.id)) continue;
      if (opener === null) opener = document.activeElement === document.body ? last : document.activeElement;
      each.removeAttribute("open");
      each.showModal();
      const wanted = each.querySelector("[aria-invalid=true], .bad input") ||
        each.querySelector(".asks-body :is(input, textarea, select)") || each.querySelector("button");
      wanted?.focus();
      if (wanted?.matches("input[type=text], textarea")) wanted.setSelectionRange(wanted.value.length, wanted.value.length);
    }
    if (opener !== null && !document.querySelector("dialog:modal")) {
      const back = document.contains(opener) ? opener : (opener.id && $(opener.id)) || line;
      opener = null;
      back.focus({ preventScroll: true });
    }
  }
  document.addEventListener("cancel", (event) => {
    const close = event.target.querySelector("#close-form");
    if (close) { event.preventDefault(); close.requestSubmit(); }
  }, true);
  // What was typed goes with the form: asked before it is closed.
  const typed = (dialog) => [...dialog.querySelectorAll("input, textarea, select")].some((field) =>
    field.type === "radio" || field.type === "checkbox" ? field.checked !== field.defaultChecked
      : field.tagName === "SELECT" ? [...field.options].some((option) => option.selected && !option.defaultSelected) && field.selectedIndex > 0
      : field.type !== "hidden" && field.value !== field.defaultValue);
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "close-form") return;
    const dialog = event.target.closest("dialog");
    if (!typed(dialog) || confirm("Close the form? What you typed is not saved.")) {
      left.add(dialog.id);
      dialog.close();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);
  // One that could not be left is still asked.
  document.addEventListener("htmx:finally:request", (event) => {
    const { ctx } = event.detail, dialog = ctx.sourceElement.id === "close-form" && ctx.sourceElement.closest("dialog");
    if (!dialog || (ctx.response && ctx.response.status < 400)) return;
    left.delete(dialog.id);
    dialog.setAttribute("data-modal", "");
    windows();
  });
  document.addEventListener("close", (event) => { event.target.removeAttribute("data-modal"); windows(); }, true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-dialog]");
    const dialog = link && $(link.dataset.dialog);
    if (!dialog) return;
    event.preventDefault();
    link.closest("[popover]:popover-open")?.hidePopover();
    dialog.setAttribute("data-modal", "");
    opener = link;
    windows();
  });

  // Lines to try, and commands named in a message, go into the composer.

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-line]");
    if (button) take(button.dataset.line);
  });
  function take(text, ask = true) {
    line.value = text;
    line.focus();
    line.setSelectionRange(text.length, text.length);
    grow();
    if (ask) htmx.trigger(line, "complete"); else hide();
  }
  $("slash").addEventListener("click", () => take("/"));

  // The composer: Enter sends; a list of completions is walked with the arrows.

  // A list drawn for what stood here a moment ago must not be taken from.
  const stale = () => ($("offers")?.dataset.of ?? "") !== line.value.trimStart();
  const offers = () => [...suggestions.querySelectorAll("[role=option]")];
  const active = () => suggestions.querySelector("[aria-selected=true]");
  function mark(option) {
    active()?.setAttribute("aria-selected", "false");
    if (!option) { line.removeAttribute("aria-activedescendant"); return; }
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    line.setAttribute("aria-activedescendant", option.id);
  }
  function hide() {
    suggestions.hidden = true;
    mark(null);
    line.removeAttribute("aria-controls");
  }
  function grow() {
    line.style.height = "auto";
    line.style.height = `${Math.min(line.scrollHeight, 180)}px`;
  }
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx?.target !== suggestions) return;
    if (document.activeElement !== line || !suggestions.textContent.trim() || !line.value.startsWith("/")) { hide(); return; }
    suggestions.hidden = false;
    line.removeAttribute("aria-activedescendant");
    const found = offers();
    if (found.length) line.setAttribute("aria-controls", "offers");
    else line.removeAttribute("aria-controls");
    if (suggestions.querySelector("[data-eager]")) mark(found[0]);
    $("said").textContent = found.length ? `${found.length} completion${found.length === 1 ? "" : "s"}` : "";
  });
  line.addEventListener("input", () => { grow(); if (!line.value.startsWith("/")) hide(); });
  line.addEventListener("blur", () => setTimeout(() => { if (document.activeElement !== line) hide(); }, 150));
  line.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const found = suggestions.hidden || stale() ? [] : offers(), at = found.indexOf(active());
    if (found.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(found[at < 0 ? (step > 0 ? 0 : found.length - 1) : (at + step + found.length) % found.length]);
    } else if (found.length && event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      take((active() ?? found[0]).dataset.line);
    } else if (event.key === "Escape" && !suggestions.hidden) {
      event.preventDefault();
      hide();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (found.length && at >= 0) take(active().dataset.line);
      else if (line.value.trim()) composer.requestSubmit();
    }
  });
  suggestions.addEventListener("mousedown", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) { event.preventDefault(); take(option.dataset.line); }
  });
  // A line leaves the field once it is taken, and goes alone: what was typed meanwhile stays, or goes next.
  let going = null, another = false;
  document.addEventListener("submit", (event) => {
    if (event.target !== composer) return;
    stays = true;
    hide();
    if (going === null) { going = line.value; return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    another = line.value !== going;
  }, true);
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement !== composer || ctx.response.status >= 400 || going === null) return;
    if (line.value.startsWith(going)) line.value = line.value.slice(going.length);
    grow();
    if (!line.value) hide();
  });
  document.addEventListener("htmx:finally:request", (event) => {
    if (event.detail.ctx.sourceElement !== composer) return;
    const taken = event.detail.ctx.response?.status < 400;
    going = null;
    if (taken && another && line.value.trim()) composer.requestSubmit();
    another = false;
  });

  // A file is sent as soon as it is chosen, or dropped anywhere on the page.

  const file = $("file"), box = composer.querySelector(".composer-box");
  if (file) {
    const holds = (event) => !document.querySelector("dialog:modal") && event.dataTransfer?.types.includes("Files");
    file.addEventListener("change", () => { if (file.files.length) { stays = true; $("drop").requestSubmit(); } });
    document.addEventListener("htmx:after:request", (event) => {
      if (event.detail.ctx.sourceElement.id === "drop") $("drop").reset();
    });
    document.addEventListener("dragover", (event) => {
      if (holds(event)) { event.preventDefault(); box.classList.add("over"); }
    });
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) box.classList.remove("over"); });
    document.addEventListener("drop", (event) => {
      box.classList.remove("over");
      if (!holds(event)) return;
      event.preventDefault();
      const one = new DataTransfer();
      one.items.add(event.dataTransfer.files[0]);
      file.files = one.files;
      file.dispatchEvent(new Event("change"));
    });
  }

  // Menus: arrows walk, Escape and a click or the focus elsewhere close.

  for (const kind of ["click", "focusin"]) document.addEventListener(kind, (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("toggle", (event) => {
    if (!event.target.matches?.("details.menu[open]")) return;
    // Downwards always: upwards it would lie over the words that it is about.
    event.target.querySelector(".menu-items").scrollIntoView({ block: "nearest" });
  }, true);
  document.addEventListener("keydown", (event) => {
    const menu = event.target.closest?.("details.menu[open]");
    if (!menu) return;
    const items = [...menu.querySelectorAll(".menu-items button")], at = items.indexOf(document.activeElement);
    if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); event.preventDefault(); }
    else if (event.key === "ArrowDown") { items[(at + 1) % items.length].focus(); event.preventDefault(); }
    else if (event.key === "ArrowUp") { items[at <= 0 ? items.length - 1 : at - 1].focus(); event.preventDefault(); }
  });

  // A payload that was opened at the foot of the page is brought into sight.
  document.addEventListener("htmx:after:swap", (event) => {
    const target = event.detail.ctx?.target;
    if (target instanceof Element && target.matches(".payload-body")) target.scrollIntoView({ block: "nearest" });
  });

  // Copying: exactly the text.

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const box = $(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(box.textContent);
      button.classList.add("copied");
      $("said").textContent = "Copied";
      setTimeout(() => button.classList.remove("copied"), 1600);
    } catch {
      getSelection().selectAllChildren(box);
      $("said").textContent = "Selected; copy it with the keyboard";
    }
  });

  // What the clock did is said, and goes away by itself; trouble stays until the next deed.

  let fading = 0;
  function said() {
    const told = $("told");
    if (!told.textContent.trim() || told.dataset.said === told.textContent) return;
    told.dataset.said = told.textContent;
    told.classList.add("shown");
    clearTimeout(fading);
    fading = setTimeout(() => { told.classList.remove("shown"); told.replaceChildren(); delete told.dataset.said; }, 6000);
  }
  function trouble(words) {
    $("trouble").textContent = words;
    $("trouble").classList.toggle("shown", Boolean(words));
  }
  document.addEventListener("htmx:before:request", (event) => { if (event.detail.ctx.sourceElement.id !== "stream") trouble(""); });
  document.addEventListener("htmx:response:error", async (event) => {
    const status = event.detail.ctx.response.status;
    trouble(status === 403 ? "This page is of an earlier run. Reload it to go on." :
      status === 413 ? "That is more than the playground takes at once. Nothing was saved." :
      "Something broke on our side. Nothing more was saved; the terminal says what it was.");
  });
  document.addEventListener("htmx:error", () => trouble("The playground does not answer. Is it still running?"));
  const live = document.documentElement.dataset;
  document.addEventListener("htmx:sse:after:connection", () => { live.live = ""; trouble(""); });
  document.addEventListener("htmx:sse:error", () => { delete live.live; });
  document.addEventListener("reload", () => location.replace(location.pathname + location.search.replace(/&?ask=\w+/, "")));

  // Keys from anywhere: a slash begins a command.

  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    event.preventDefault();
    take("/");
  });

  // The field of date and time begins where the clock stands.
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.(".goto[open]")) $("goto-at").value = $("now").dataset.field;
  }, true);

  // On a narrow screen the clock steps aside after a push, so that what arrived is seen.
  document.addEventListener("submit", (event) => {
    if (event.target.closest("#clock:popover-open")) $("clock").hidePopover();
  });

  // After htmx's own start, which is a timer too: its stream extension may load later than that.
  setTimeout(() => {
    $("stream").setAttribute("hx-sse:connect", $("stream").dataset.connect);
    htmx.process($("stream"));
  });
  last = document.activeElement;
  windows();
  if (location.hash.startsWith("#m-")) $(location.hash.slice(1))?.scrollIntoView(); else toEnd();
  if (!document.querySelector("dialog:modal") && matchMedia("(min-width: 60rem)").matches) line.focus();
})();
