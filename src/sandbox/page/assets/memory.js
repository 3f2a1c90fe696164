// What the page remembers in this browser between visits: small facts about the visitor, never anything from the chat.

const PREFIX = "sandbox-";

/** A remembered value, or null; a browser that forbids storage remembers nothing. */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

/** Remembers a value for the next visit. */
export function remember(key, value) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Then it is forgotten with the page.
  }
}
