"use strict";
/* Every figure is in a table of the page; what follows sorts, saves and draws those tables. */

const rowsAtOnce = 5;
const mostWithoutPages = 10;

/** The rows of a table by the names of its columns: numbers where they are numbers, null where nobody knows. */
function read(table) {
  const columns = [...table.tHead.rows[0].cells].map(cell => ({ name: cell.dataset.name, isNumber: cell.classList.contains("number") }));
  const value = (cell, column) => !column.isNumber ? cell.textContent : cell.dataset.order === "" ? null : +cell.dataset.order;
  return [...table.tBodies[0].rows].map(row => Object.fromEntries(columns.map((column, i) => [column.name, value(row.cells[i], column)])));
}

/** What charts are drawn from, before a table shows only some of its rows. */
const figures = new Map(d3.selectAll("figure[data-chart]").nodes().map(figure => [figure, read(document.getElementById(figure.dataset.figures))]));

/* ---- Tables ---- */

const kept = new Map();

function open(table) {
  if (kept.has(table)) {
    return;
  }
  const isLong = table.tBodies[0].rows.length > mostWithoutPages;
  kept.set(table, new DataTable(table, {
    order: [],
    autoWidth: false,
    paging: isLong,
    searching: isLong,
    info: isLong,
    pagingType: "simple_numbers",
    pageLength: rowsAtOnce,
    lengthMenu: [rowsAtOnce, 25, 100, { label: "all", value: -1 }],
    layout: isLong
      ? { topStart: null, topEnd: null, bottomStart: ["search", "pageLength"], bottomEnd: ["info", "paging"] }
      : { topStart: null, topEnd: null, bottomStart: null, bottomEnd: null },
    language: { search: "Find:", lengthMenu: "Rows: _MENU_", info: "_START_ to _END_ of _TOTAL_", infoFiltered: "(of _MAX_)",
      infoEmpty: "None", emptyTable: "None", zeroRecords: "Nothing is found." },
  }));
  const frame = table.parentElement;
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", table.caption.textContent);
  stack(table);
}

/** On a narrow screen a row is a card: each cell stands below the one before and says what it is. */
function stack(table) {
  const titles = [...table.tHead.rows[0].cells].map((cell, i) =>
    `#${table.id} td:nth-child(${i + 1})::before { content: ${JSON.stringify(cell.querySelector(".dt-column-title").textContent)}; }`);
  const style = document.createElement("style");
  style.textContent = `@media (max-width: 700px) { ${titles.join(" ")} }`;
  document.head.append(style);
  table.classList.add("stacked");
}

/** Very long tables wait until somebody comes to them. */
const coming = new IntersectionObserver(places => places.filter(place => place.isIntersecting).forEach(place => {
  coming.unobserve(place.target);
  open(place.target);
}), { rootMargin: "300px" });

function openAll(place) {
  place.querySelectorAll("table").forEach(table => {
    if (!table.closest("details:not([open])")) {
      table.classList.contains("many") ? coming.observe(table) : open(table);
    }
  });
}

document.querySelectorAll("details").forEach(details => details.addEventListener("toggle", () => openAll(details)));
addEventListener("beforeprint", () => kept.forEach(table => table.page.len(-1).draw()));
addEventListener("afterprint", () => kept.forEach(table => table.page.len(rowsAtOnce).draw()));

/* ---- Downloads ---- */

document.addEventListener("click", event => {
  const button = event.target.closest("button.download");
  if (button) {
    const text = JSON.parse(document.getElementById("csv-" + button.dataset.of).textContent);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = button.dataset.of + ".csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
});

/* ---- Charts ---- */

const percent = share => (share > 0 && share < .0995 ? d3.format(".1~f") : d3.format(".0f"))(share * 100) + " %";
const mostNames = 8;
const symbols = { leak: d3.symbolCircle, storm: d3.symbolTriangle, both: d3.symbolStar, quiet: d3.symbolCircle };
const meanings = { leak: "lasting and broad", storm: "loud today", both: "both", quiet: "neither" };

function canvas(plot, height) {
  const width = Math.max(280, plot.clientWidth);
  const svg = d3.select(plot).html("").append("svg").attr("viewBox", `0 0 ${width} ${height}`).attr("aria-hidden", "true");
  return { svg, width, height };
}

/** A dot per topic; those that stand out are named, as far as names do not cover each other. */
function corners(plot, rows) {
  const topics = rows.filter(topic => topic.heat !== null && topic.long_view !== null);
  const { svg, width, height } = canvas(plot, 400);
  const margin = { top: 40, right: 16, bottom: 44, left: 52 };
  const x = d3.scaleSqrt([0, Math.max(2, d3.max(topics, t => t.heat) || 0) * 1.15], [margin.left, width - margin.right]);
  const y = d3.scaleLinear([0, (d3.max(topics, t => t.long_view) || .01) * 1.1], [height - margin.bottom, margin.top]);
  svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - margin.bottom})`).call(d3.axisBottom(x).ticks(width / 110).tickSizeOuter(0));
  svg.append("g").attr("class", "axis").attr("transform", `translate(${margin.left},0)`).call(d3.axisLeft(y).ticks(5).tickFormat(percent).tickSizeOuter(0));
  svg.append("text").attr("class", "soft").attr("x", width - margin.right).attr("y", height - 6).attr("text-anchor", "end").text("times the usual, last 7 days →");
  svg.append("text").attr("class", "soft").attr("x", 4).attr("y", margin.top - 24).text("↑ long view: share of weeks × share of accounts");
  svg.append("line").attr("class", "usual").attr("x1", x(1)).attr("x2", x(1)).attr("y1", margin.top - 10).attr("y2", height - margin.bottom);
  svg.append("text").attr("class", "soft").attr("x", x(1) + 4).attr("y", margin.top - 4).text("as usual");
  svg.append("g").selectAll("path").data(topics).join("path").attr("class", t => t.corner)
    .attr("d", t => d3.symbol(symbols[t.corner], t.corner === "quiet" ? 50 : 130)())
    .attr("transform", t => `translate(${x(t.heat)},${y(t.long_view)})`)
    .append("title").text(t => `${t.label}: ${meanings[t.corner]}`);
  const told = topics.filter(t => t.corner !== "quiet");
  const loud = told.filter(t => t.corner !== "leak");
  name(svg, [...new Set([...loud, ...told])].slice(0, mostNames), told, x, y, width);
}

function name(svg, topics, marks, x, y, width) {
  const taken = marks.map(t => [x(t.heat) - 6, y(t.long_view) - 6, x(t.heat) + 6, y(t.long_view) + 6]);
  const isFree = box => box[0] >= 0 && box[2] <= width && taken.every(t => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]);
  for (const topic of topics) {
    const text = svg.append("text").attr("class", "halo").text(topic.label.length > 34 ? topic.label.slice(0, 33) + "…" : topic.label);
    const length = text.node().getComputedTextLength();
    const [cx, cy] = [x(topic.heat), y(topic.long_view)];
    const places = [[cx + 10, cy + 4], [cx - length - 10, cy + 4], [cx - length / 2, cy - 12], [cx - length / 2, cy + 22]];
    const place = places.find(([left, base]) => isFree([left - 2, base - 12, left + length + 2, base + 4]));
    if (place) {
      text.attr("x", place[0]).attr("y", place[1]);
      taken.push([place[0] - 2, place[1] - 12, place[0] + length + 2, place[1] + 4]);
    } else {
      text.remove();
    }
  }
}

/** A bar per step, with the bounds of its share. */
function steps(plot, rows) {
  const step = 46;
  const { svg, width } = canvas(plot, rows.length * step + 4);
  const x = d3.scaleLinear([0, d3.max(rows, row => row.accounts) || 1], [0, width - 8]);
  const all = rows[0].accounts;
  const places = svg.selectAll("g").data(rows).join("g").attr("transform", (row, i) => `translate(0,${i * step})`);
  places.append("text").attr("y", 14).text(row => row.accounts === null ? `${row.step}: unknown`
    : row.accounts === all ? `${row.step}: ${d3.format(",")(row.accounts)}` : `${row.step}: ${d3.format(",")(row.accounts)} (${percent(row.share)})`);
  places.filter(row => row.accounts !== null).append("rect").attr("class", "bar").attr("y", 20).attr("height", 16).attr("width", row => x(row.accounts));
  places.filter(row => row.accounts !== null && row.accounts < all).append("path").attr("class", "bound")
    .attr("d", row => `M${x(row.share_from * all)},28H${x(row.share_to * all)}M${x(row.share_from * all)},24v8M${x(row.share_to * all)},24v8`);
}

const draw = { corners, steps };
const drawn = new ResizeObserver(changes => changes.forEach(change => {
  const figure = change.target.closest("figure");
  draw[figure.dataset.chart](change.target, figures.get(figure));
}));
document.querySelectorAll("figure[data-chart] .plot").forEach(plot => drawn.observe(plot));
openAll(document);
