// Pointing at things: takes the visitor to where something is done, finds a button by its words and lets it glow.

import { pickCommand } from "./composer.js";
import { state } from "./state.js";

/** The last button of the chat with these words that can be pressed. */
function find(label) {
  const all = [...document.querySelectorAll("#messages .btn:not(:disabled)")];
  return all.filter((button) => button.querySelector(".btn__label")?.textContent === label).at(-1) ?? null;
}

/** Brings something into view, gives it the keyboard and lets it glow; answers whether there was anything. */
function pulse(el) {
  if (!el) return false;
  el.scrollIntoView({ block: "center" });
  el.focus({ preventScroll: true, focusVisible: true });
  el.classList.remove("pulse");
  requestAnimationFrame(() => el.classList.add("pulse"));
  el.addEventListener("animationend", () => el.classList.remove("pulse"), { once: true });
  return true;
}

/** Takes the visitor to where a task of the guide is done; answers whether it was found. */
export async function show(task, { becomePerson, openChannel, commands }) {
  if (task.kind === "person") return becomePerson(task.user).then(() => true);
  if (task.kind === "jump") return pulse(document.querySelector(`[data-jump=${task.jump}]`));
  if (task.kind === "command") {
    if (state.commands === null) await commands();
    if (pickCommand(task.path)) return true;
    const hall = state.channels.find((channel) => channel.kind === "text");
    if (!hall) return false;
    await openChannel(hall.id);
    await commands();
    return pickCommand(task.path);
  }
  if (pulse(find(task.label))) return true;
  const direct = state.channels.find((channel) => channel.kind === "dm");
  if (direct && direct.id !== state.channel) await openChannel(direct.id);
  return pulse(find(task.label));
}
