// All talk with the server: every call carries the secret that this page was given at the server's start.

/** The secret of this start of the program; it tells starts apart, too. */
export const secret = document.querySelector('meta[name="sandbox-secret"]').content;

/** What the server refused, with its short machine-readable reason. */
export class Refused extends Error {
  constructor(status, body) {
    super(body?.detail || body?.error || String(status));
    this.status = status;
    this.code = body?.error || "unknown";
  }
}

async function call(method, path, body) {
  const headers = { "X-Sandbox-Secret": secret };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(`/api${path}`, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  if (!response.ok) throw new Refused(response.status, await response.json().catch(() => null));
  return response.status === 204 ? null : response.json();
}

const get = (path) => call("GET", path);
const post = (path, body = {}) => call("POST", path, body);

export const api = {
  start: () => get("/start"),
  people: (lang) => get(`/people?lang=${lang}`),
  clock: () => get("/clock"),
  guide: (lang) => get(`/guide?lang=${lang}`),
  troubles: () => get("/trouble"),
  trouble: (order) => post("/trouble", order),
  jump: (jump, lang) => post("/clock", { jump, lang }),
  setLocale: (me, locale) => call("PUT", `/as/${me}/locale`, { locale }),
  channels: (me) => get(`/as/${me}/channels`),
  messages: (me, channel, before) => get(`/as/${me}/channels/${channel}/messages${before ? `?before=${before}` : ""}`),
  read: (me, channel) => post(`/as/${me}/channels/${channel}/read`),
  commands: (me, channel) => get(`/as/${me}/channels/${channel}/commands`),
  offers: (me, channel) => get(`/as/${me}/channels/${channel}/offers`),
  complete: (me, channel, body) => post(`/as/${me}/channels/${channel}/complete`, body),
  invoke: (me, channel, body) => post(`/as/${me}/channels/${channel}/invoke`, body),
  say: (me, channel, content) => post(`/as/${me}/channels/${channel}/say`, { content }),
  press: (me, message, custom_id) => post(`/as/${me}/messages/${message}/press`, { custom_id }),
  choose: (me, message, custom_id, values) => post(`/as/${me}/messages/${message}/choose`, { custom_id, values }),
  dismiss: (me, message) => post(`/as/${me}/messages/${message}/dismiss`),
  submit: (me, modal, fields) => post(`/as/${me}/modals/${modal}/submit`, { fields }),
  closeModal: (me) => post(`/as/${me}/modals/dismiss`),
  modal: (me) => get(`/as/${me}/modal`),
  openDm: (me) => post(`/as/${me}/dm`),
};

/** The bytes of an attachment, as a blob that only this page can open. */
export async function fetchFile(me, attachment) {
  const response = await fetch(`/api/as/${me}/attachments/${attachment}`, { headers: { "X-Sandbox-Secret": secret } });
  if (!response.ok) throw new Refused(response.status, await response.json().catch(() => null));
  return response.blob();
}

/**
 * Listens to the server's stream of changes for as long as the page lives. `EventSource` cannot send the secret in a
 * header, so the stream is read with `fetch`; after a break it connects again and calls `onState(true)`.
 */
export async function listen(onEvent, onState) {
  for (let pause = 300; ; pause = Math.min(pause * 2, 5000)) {
    try {
      const response = await fetch("/api/events", { headers: { "X-Sandbox-Secret": secret } });
      if (response.status === 403) return onState("stale");
      if (!response.ok) throw new Refused(response.status, null);
      onState("up");
      pause = 300;
      await readEvents(response.body, onEvent);
    } catch {
      // The server is away or restarting; the next round of the loop tries again.
    }
    onState("down");
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function readEvents(body, onEvent) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    buffered += value;
    const blocks = buffered.split("\n\n");
    buffered = blocks.pop();
    for (const block of blocks) {
      const data = block.split("\n").filter((line) => line.startsWith("data:")).map((line) => line.slice(5).trim()).join("\n");
      if (data) onEvent(JSON.parse(data));
    }
  }
}

/** A chosen file as the JSON that carries it to the server. */
export async function encodeFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return { filename: file.name, content_type: file.type || "application/octet-stream", data: btoa(binary) };
}
