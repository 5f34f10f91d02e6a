// The pages work without this script. It adds keys, a place to drop a table on, and the next page without a flash.
(function () {
  "use strict";

  // A key chooses what carries its name in data-key, unless somebody is typing.
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    var at = event.target;
    var types = at.tagName === "TEXTAREA" || at.tagName === "SELECT" ||
      (at.tagName === "INPUT" && at.type !== "radio" && at.type !== "checkbox");
    if (types) return;
    if (event.key === "Enter" && (at.tagName === "A" || at.tagName === "BUTTON" || at.tagName === "SUMMARY")) return;
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    var found = null;
    document.querySelectorAll("[data-key]").forEach(function (each) {
      // A reason that does not fit the verdict is not shown, and no key chooses it.
      if (!found && each.getAttribute("data-key") === key && each.getClientRects().length) found = each;
    });
    if (!found) return;
    event.preventDefault();
    if (found.type === "radio") { found.checked = true; found.focus(); } else { found.click(); }
  });

  // The answer of a form on a triage page takes the place of the page without loading the frame again.
  document.addEventListener("submit", function (event) {
    var form = event.target;
    var button = event.submitter;
    if (form.hasAttribute("data-sent")) { event.preventDefault(); return; }
    form.setAttribute("data-sent", "");
    setTimeout(function () { form.removeAttribute("data-sent"); }, 4000);
    if (!form.hasAttribute("data-keys") || !window.fetch || !window.URLSearchParams) return;
    event.preventDefault();
    var data = new FormData(form);
    if (button && button.name) data.append(button.name, button.value);
    fetch(form.action, {
      method: "POST", body: new URLSearchParams(data), credentials: "same-origin"
    }).then(function (answer) {
      return answer.text().then(function (text) { show(text, answer.url, form.action); });
    }).catch(function () {
      // What was typed stays where it is.
      form.removeAttribute("data-sent");
      var old = form.querySelector("[data-lost]");
      if (old) old.remove();
      var told = document.createElement("p");
      told.className = "problem";
      told.setAttribute("role", "alert");
      told.setAttribute("data-lost", "");
      told.textContent = document.documentElement.lang === "en"
        ? "The service did not answer. Nothing is lost; send it again." : "服务没有回应。内容没有丢失，请再次发送。";
      form.prepend(told);
    });
  });

  function show(text, address, asked) {
    var page = new DOMParser().parseFromString(text, "text/html");
    var fresh = page.getElementById("main");
    var main = document.getElementById("main");
    if (!fresh || !main) { location.assign(address); return; }
    main.replaceWith(document.importNode(fresh, true));
    document.title = page.title;
    if (address !== asked) history.pushState({}, "", address);
    main = document.getElementById("main");
    main.focus();
    window.scrollTo(0, 0);
    drops();
  }

  window.addEventListener("popstate", function () { location.reload(); });

  // A table that is dropped on the field is the one that the field holds.
  function drops() {
    document.querySelectorAll("[data-drop]").forEach(function (field) {
      var input = field.querySelector("input[type=file]");
      field.addEventListener("dragover", function (event) { event.preventDefault(); field.classList.add("over"); });
      field.addEventListener("dragleave", function () { field.classList.remove("over"); });
      field.addEventListener("drop", function (event) {
        event.preventDefault();
        field.classList.remove("over");
        if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
      });
    });
  }
  drops();
})();
