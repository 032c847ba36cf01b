// What was typed into a form is not lost unasked. Without this script the forms work all the same.
//   data-typed            leaving the page asks first, when something was changed and not sent
//   data-typed="unsaved"  nothing is kept of what the form shows: leaving always asks
//   data-typed-back       a form sent after the sign-in had ended is sent again once somebody has signed in
const KEPT = "lancar-typed";

const fields = (form) => [...form.elements].filter((one) => one.name !== "" && !["hidden", "submit", "button", "fieldset"].includes(one.type));
const isWritten = (one) => one.type !== "radio" && one.type !== "checkbox";
const state = (form) => JSON.stringify(fields(form).map((one) => [one.value, one.checked]));

function askBeforeLeaving(form) {
  const untouched = form.dataset.typed === "unsaved" ? null : state(form);
  let sent = false;
  form.addEventListener("input", () => { sent = false; });
  form.addEventListener("submit", () => { sent = true; });
  addEventListener("beforeunload", (event) => { if (!sent && state(form) !== untouched) event.preventDefault(); });
}

function keepWhenSent(form) {
  form.addEventListener("submit", () => {
    const values = fields(form).filter((one) => isWritten(one) || one.checked).map((one) => [one.name, one.value]);
    sessionStorage.setItem(KEPT, JSON.stringify({ action: form.action, values }));
  });
}

function sendAgain(form, values) {
  for (const one of fields(form)) one.checked = false;
  for (const [name, value] of values) {
    const field = fields(form).find((one) => one.name === name && (isWritten(one) || one.value === value)) ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
    Object.assign(field, { value, checked: true });
  }

  form.requestSubmit();
}

const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
sessionStorage.removeItem(KEPT);
const isBack = document.referrer !== "" && new URL(document.referrer).pathname === "/sign-in";
for (const form of document.querySelectorAll("form[data-typed]")) askBeforeLeaving(form);
for (const form of document.querySelectorAll("form[data-typed-back]")) {
  keepWhenSent(form);
  if (isBack && kept?.action === form.action) sendAgain(form, kept.values);
}
