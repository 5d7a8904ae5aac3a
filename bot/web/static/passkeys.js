// Makes a passkey, or signs in with one: the browser asks for it, and a plain form sends what came of it.
"use strict";

const knowsPasskeys = typeof window.PublicKeyCredential?.parseCreationOptionsFromJSON === "function";

async function askForPasskey(form) {
  const options = JSON.parse(form.dataset.options);
  if (form.dataset.passkey === "create") {
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  }
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

function complain(form) {
  let line = form.querySelector(".refusal");
  if (!line) {
    line = Object.assign(document.createElement("p"), { className: "refusal" });
    line.setAttribute("role", "alert");
    form.append(line);
  }
  line.textContent = form.dataset.failed;
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !knowsPasskeys;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      form.elements.credential.value = JSON.stringify((await askForPasskey(form)).toJSON());
      form.submit();
    } catch {
      complain(form); // They thought better of it, or this device has none.
      button.disabled = false;
    }
  });
}
