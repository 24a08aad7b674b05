// Sorts and filters the tables, and unfolds the details; the page is whole without it.
(() => {
  "use strict";

  const WORDS = { level: "级别", unit: "责任单位", status: "状态", text: "查找" };
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const bySound = new Intl.Collator("zh-CN", { ignorePunctuation: true, numeric: true });
  const tidy = (text) => text.normalize("NFKC").toLowerCase();

  // ---- details -------------------------------------------------------------------------

  const projects = all("details.project");

  const areAllOpen = () => projects.every((one) => one.open);

  function nameUnfold() {
    byId("unfold").textContent = areAllOpen() ? "全部收起" : "全部展开";
  }

  function unfoldAll() {
    const open = !areAllOpen();
    projects.forEach((one) => { one.open = open; });
    nameUnfold();
  }

  function showLinked() {
    const linked = /^#project-\d+$/.test(location.hash) && byId(location.hash.slice(1));
    if (linked) {
      linked.open = true;
      linked.scrollIntoView();
      linked.querySelector("summary").focus({ preventScroll: true });
    }
  }

  function openWhilePrinting() {
    let closed = [];
    window.addEventListener("beforeprint", () => {
      closed = projects.filter((one) => !one.open);
      closed.forEach((one) => { one.open = true; });
    });
    window.addEventListener("afterprint", () => {
      closed.forEach((one) => { one.open = false; });
    });
  }

  // ---- order ---------------------------------------------------------------------------

  const shownIn = (cell) => (cell.querySelector(".figure") || cell).textContent.trim();

  // 68.5% is 68.5, and 6/20 its quotient; what is no figure is NaN.
  function figureIn(cell) {
    const [part, whole = 1] = shownIn(cell).replace(/%$/, "").split("/");
    return Number(part) / Number(whole);
  }

  function compare(one, other) {
    const gap = one.dataset.rank
      ? one.dataset.rank - other.dataset.rank
      : figureIn(one) - figureIn(other);
    return Number.isNaN(gap) ? bySound.compare(shownIn(one), shownIn(other)) : gap;
  }

  const inOrder = (rows, column, down) => rows.slice().sort(
    (a, b) => (down ? -1 : 1) * compare(a.cells[column], b.cells[column]));

  function mark(heads, sortedBy, down) {
    heads.forEach((head) => {
      if (head === sortedBy) {
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
      } else {
        head.removeAttribute("aria-sort");
      }
    });
  }

  function addButton(head, sortBy) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      sortBy(head.getAttribute("aria-sort") === "ascending");
    });
    head.append(button);
  }

  function sortUnits() {
    const table = byId("units-caption").closest("table");
    const heads = all("thead th", table);
    const rows = Array.from(table.tBodies[0].rows);
    heads.forEach((head, column) => addButton(head, (down) => {
      table.tBodies[0].append(...inOrder(rows, column, down));
      mark(heads, head, down);
    }));
  }

  // ---- the table of projects -----------------------------------------------------------

  const list = byId("list");
  if (!list) {
    return;
  }
  const filters = byId("filters").elements;
  const body = list.tBodies[0];
  const heads = all("th[data-key]", list.tHead);
  const rows = Array.from(body.rows, (row) => ({
    row,
    status: row.dataset.status,
    isChased: "chased" in row.dataset,
    level: row.cells[1].textContent,
    units: all(".unit", row).map((unit) => unit.textContent),
    text: tidy(row.textContent + byId(`project-${row.dataset.project}`).textContent),
  }));
  let sorted = { key: "", down: false };

  function offer(select, values) {
    Array.from(new Set(values)).forEach((value) => select.add(new Option(value, value)));
    select.closest("label").hidden = select.options.length < 3;
  }

  function isShown(one) {
    const { level, unit, status, text } = filters;
    return (!level.value || one.level === level.value)
      && (!unit.value || one.units.includes(unit.value))
      && (!status.value || one.status === status.value
        || (status.value === "chased" && one.isChased))
      && tidy(text.value).split(/\s+/).every((word) => one.text.includes(word));
  }

  function chosen() {
    return Object.keys(WORDS).filter((name) => filters[name].value.trim()).map((name) => {
      const control = filters[name];
      const value = control.options ? control.selectedOptions[0].text : control.value.trim();
      return `${WORDS[name]} ${value}`;
    });
  }

  function filter() {
    const shown = rows.filter((one) => {
      one.row.hidden = !isShown(one);
      return !one.row.hidden;
    });
    const told = chosen();
    const count = `显示 ${shown.length}/${rows.length} 项`;
    byId("shown").textContent = told.length ? `${count}（${told.join("，")}）` : count;
    byId("tools").classList.toggle("filtered", told.length > 0);
  }

  function sort(key, down) {
    sorted = { key, down };
    const column = heads.findIndex((head) => head.dataset.key === key);
    const listed = rows.map((one) => one.row);
    body.append(...(column < 0 ? listed : inOrder(listed, column, down)));
    mark(heads, heads[column], down);
  }

  // ---- the view in the address, so that a link shows the same --------------------------

  function remember() {
    const state = new URLSearchParams();
    Object.keys(WORDS).forEach((name) => {
      const value = filters[name].value.trim();
      if (value) {
        state.set(name, value);
      }
    });
    if (sorted.key) {
      state.set("sort", (sorted.down ? "-" : "") + sorted.key);
    }
    const fragment = state.toString();
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  }

  function recall() {
    if (!location.hash.includes("=")) {
      showLinked();
      return;
    }
    const state = new URLSearchParams(location.hash.slice(1));
    Object.keys(WORDS).forEach((name) => {
      const control = filters[name];
      const value = state.get(name) || "";
      const isOffered = !control.options
        || Array.from(control.options, (option) => option.value).includes(value);
      control.value = isOffered ? value : "";
    });
    const key = state.get("sort") || "";
    sort(key.replace(/^-/, ""), key.startsWith("-"));
    filter();
  }

  // ---- begin ---------------------------------------------------------------------------

  offer(filters.level, rows.map((one) => one.level));
  offer(filters.unit, rows.flatMap((one) => one.units));
  heads.forEach((head) => addButton(head, (down) => {
    sort(head.dataset.key, down);
    remember();
  }));
  sortUnits();
  const form = byId("filters");
  form.addEventListener("input", () => { filter(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("show-all").addEventListener("click", () => {
    form.reset();
    sort("", false);
    filter();
    remember();
  });
  byId("unfold").addEventListener("click", unfoldAll);
  projects.forEach((one) => one.addEventListener("toggle", nameUnfold));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#project-"]');
    if (link && link.hash === location.hash) {
      showLinked();
    }
  });
  window.addEventListener("hashchange", recall);
  openWhilePrinting();
  byId("tools").hidden = false;
  byId("unfold").hidden = false;
  filter();
  recall();
})();
