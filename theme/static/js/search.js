// Searches the archive with Pagefind (https://pagefind.app), which is fetched when the reader turns to the form.
// The words of the interface are the page's: its data attributes and its template. What is searched for stands in the URL.

const BATCH = 10; // results shown at a time
const PAUSE = 250; // milliseconds after the last key before a search begins
const PATIENCE = 20000; // milliseconds that loading may take
const FILTERS = ["country", "topic", "section", "year"];
const ONE_YEAR = /\/(\d{4})(?!-\d{4})[^/]*\/$/; // in the address of a shard: its articles do not name their year
const FIELDS = ["q", ...FILTERS, "sort"];

const page = document.querySelector(".search");
const form = page.querySelector("form");
const narrow = form.querySelector("details");
const status = page.querySelector("[role=status]");
const list = page.querySelector("ol");
const more = page.querySelector(".search__more");
const row = page.querySelector("template").content.querySelector("li");
const text = page.dataset;
const stopWords = new Set(text.stop.split(" "));
const shards = [...text.shards.matchAll(/(\S+) (\S+)/g)].map(([, url, tag]) => ({ url, tag, year: url.match(ONE_YEAR)?.[1] }));

let engine; // a promise of Pagefind with all shards
let values; // a promise of what there is to narrow down to
let latest = 0; // the search that the page is to show
let results; // of that search, those that are not shown yet
let timer;

function load() {
  engine ??= Promise.race([start(), new Promise((_, fail) => setTimeout(fail, PATIENCE))]);
  engine.catch(() => { engine = undefined; });
  return engine;
}

async function start() {
  const pagefind = await import(`${text.runtime}pagefind.js`);
  const options = { baseUrl: text.base };
  await pagefind.options({ ...options, metaCacheTag: "0" });
  await pagefind.init();
  await Promise.all(shards.map(({ url, tag, year }) =>
    pagefind.mergeIndex(url, { ...options, metaCacheTag: tag, mergeFilter: year ? { year } : {} })));
  return pagefind;
}

// "a phrase", -without and other words of a query, the commonest words dropped unless there are no others.
function parse(query) {
  const phrases = [], without = [], words = [];
  for (const [, minus, phrase, word] of query.matchAll(/(?<!\S)(-?)(?:"([^"]+)"?|([^\s"]+))/g)) {
    (minus ? without : phrase ? phrases : words).push(phrase ? `"${phrase}"` : word);
  }
  const rare = words.filter((word) => !stopWords.has(word.toLowerCase()));
  const plain = (rare.length || phrases.length ? rare : words).join(" ");
  return { phrases, without, plain };
}

// Pagefind knows one phrase or some words, so that each part of a query is a search, and articles are in all of them.
async function find({ q, sort, ...chosen }) {
  const pagefind = await load();
  if (narrow.open) await choices();
  const filters = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value));
  const { phrases, without, plain } = parse(q);
  const ids = async (part) => new Set((await pagefind.search(part, { filters })).results.map(({ id }) => id));
  const main = plain || phrases.shift() || null;
  const [found, wanted, unwanted] = await Promise.all([
    pagefind.search(main, { filters }),
    Promise.all(phrases.map(ids)),
    Promise.all(without.map(ids)),
  ]);
  const fits = ({ id }) => wanted.every((set) => set.has(id)) && !unwanted.some((set) => set.has(id));
  const best = found.results.filter(fits);
  const words = plain.split(" ");
  if (!best.length && words.length > 1) return findSome(pagefind, words, filters, sort, fits);
  return { results: ordered(best, sort), counts: wanted.length || unwanted.length ? {} : found.filters };
}

// No article has all the words: those that have some of them, most of them first.
async function findSome(pagefind, words, filters, sort, fits) {
  const found = await Promise.all(words.map((word) => pagefind.search(word, { filters })));
  const known = new Map();
  for (const result of found.flatMap(({ results: each }) => each).filter(fits)) {
    const { hits, score } = known.get(result.id) ?? { hits: 0, score: 0 };
    known.set(result.id, { result, hits: hits + 1, score: score + result.score });
  }
  const best = [...known.values()].sort((a, b) => b.hits - a.hits || b.score - a.score).map(({ result }) => result);
  return { results: ordered(best, sort), counts: {}, isSome: true };
}

// The name of a dated article begins with its day, YYYYMMDD. Undated ones stand last.
function ordered(found, sort) {
  const day = ({ id }) => Number(id.slice(0, 8)) || (sort === "asc" ? Infinity : 0);
  if (sort) found.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0) * (sort === "asc" ? 1 : -1));
  return found;
}

async function show(state) {
  const turn = ++latest;
  more.hidden = true;
  if (!state.q && !FILTERS.some((name) => state[name])) {
    list.replaceChildren();
    status.textContent = "";
    if (narrow.open) await offer().catch(() => {});
    return;
  }
  status.textContent = text.loading;
  try {
    const found = await find(state);
    if (turn !== latest) return;
    const count = found.results.length;
    results = found.results;
    const rows = await next();
    if (turn !== latest) return;
    list.replaceChildren(...rows);
    more.hidden = !results.length;
    const told = !count ? text.none : found.isSome ? text.some : text.found;
    status.textContent = told.replace("{}", count.toLocaleString(document.documentElement.lang));
    if (narrow.open) await offer(found.counts);
  } catch (error) {
    console.error(error);
    if (turn === latest) status.textContent = text.failed;
  }
}

async function next() {
  const found = await Promise.all(results.splice(0, BATCH).map((result) => result.data()));
  return found.map(rowOf);
}

function rowOf({ url, meta, filters, content, excerpt, plain_excerpt: plain }) {
  const item = row.cloneNode(true);
  const [headline, facts, summary] = item.children;
  const pieces = excerpt.split(/<mark>(.*?)<\/mark>/).map((piece) => piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  headline.textContent = meta.title;
  headline.href = url + fragmentOf(pieces);
  facts.textContent = [meta.date, meta.country, filters.section?.[0]].filter(Boolean).join(" · ");
  summary.append(...pieces.map((piece, place) =>
    place % 2 ? Object.assign(document.createElement("mark"), { textContent: piece }) : piece));
  if (!content.startsWith(plain)) summary.prepend("… ");
  if (!content.endsWith(plain)) summary.append(" …");
  return item;
}

// Has the browser mark the words of an excerpt on the article's page: https://wicg.github.io/scroll-to-text-fragment/
function fragmentOf(pieces) {
  const phrases = [""];
  pieces.forEach((piece, place) => {
    if (place % 2) phrases.push(`${phrases.pop()} ${piece}`);
    else if (piece.trim()) phrases.push("");
  });
  const words = phrases.map((phrase) => phrase.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "")).filter(Boolean);
  const parts = [...new Set(words)].slice(0, 4).map((word) => `text=${encodeURIComponent(word).replaceAll("-", "%2D")}`);
  return parts.length ? `#:~:${parts.join("&")}` : "";
}

// All that there is to narrow down to. Once it is here, what is found is counted by it too.
function choices() {
  values ??= load().then((pagefind) => pagefind.filters());
  values.catch(() => { values = undefined; });
  return values;
}

// Offer the values that narrow the present results down, those of the most articles first.
async function offer(counts) {
  const all = await choices();
  for (const name of FILTERS) {
    const known = Object.entries(counts?.[name] ?? all[name] ?? {}).filter(([, count]) => count);
    known.sort(([a, most], [b, fewer]) => fewer - most || a.localeCompare(b));
    form[name].list.replaceChildren(...known.map(([value, count]) => Object.assign(new Option(), { value, label: `${value} (${count})` })));
  }
}

function read() {
  const state = Object.fromEntries(FIELDS.map((name) => [name, form[name].value.trim()]));
  for (const name of FILTERS) { // a value may be written without its capital letters
    const lower = state[name].toLowerCase();
    state[name] = [...form[name].list.options].find(({ value }) => value.toLowerCase() === lower)?.value ?? state[name];
  }
  return state;
}

function search(write) {
  clearTimeout(timer);
  const state = read();
  const url = new URL(location.pathname, location);
  FIELDS.filter((name) => state[name]).forEach((name) => url.searchParams.set(name, state[name]));
  if (url.search !== location.search) history[write](null, "", url);
  return show(state);
}

function restore() {
  const given = new URLSearchParams(location.search);
  FIELDS.forEach((name) => { form[name].value = given.get(name) ?? ""; });
  if (FIELDS.slice(1).some((name) => form[name].value)) narrow.open = true;
  return show(read());
}

form.addEventListener("focusin", () => load().catch(() => {}));
form.addEventListener("input", ({ target }) => {
  clearTimeout(timer);
  if (target === form.q) timer = setTimeout(search, PAUSE, "replaceState");
});
form.addEventListener("change", ({ target }) => { if (target !== form.q) search("pushState"); });
form.addEventListener("submit", (event) => { event.preventDefault(); search("pushState"); });
narrow.addEventListener("toggle", () => { if (narrow.open) search("replaceState"); });
more.addEventListener("click", async () => {
  const turn = latest;
  const rows = await next();
  if (turn !== latest) return;
  list.append(...rows);
  more.hidden = !results.length;
  rows[0]?.querySelector("a").focus();
});
window.addEventListener("popstate", restore);
restore();
