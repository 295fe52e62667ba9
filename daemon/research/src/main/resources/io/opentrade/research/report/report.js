
"use strict";
(() => {
  const root = document.documentElement;
  const data = JSON.parse(document.getElementById("data").textContent);
  data.trades = data.trades.map(([id, side, at, out, price, exit, quantity, profit, percent, mae, mfe, bars, tag, reason, symbol]) =>
    ({ id, side, in: at, out, price, exit, quantity, profit, percent, mae, mfe, bars, tag, reason, symbol }));
  const ink = name => getComputedStyle(root).getPropertyValue("--" + name).trim();
  const charts = [];
  const timed = [];
  const COLOURS = ["line", "warn", "up", "down", "hold"];

  const number = (value, digits = 2) =>
    value == null ? "–" : value.toLocaleString("en", { minimumFractionDigits: 0, maximumFractionDigits: digits });
  const moment = at => at == null ? "–" : new Date(at).toISOString().slice(0, 16).replace("T", " ");

  const axis = (more = {}) => ({
    stroke: () => ink("dim"), font: "12px system-ui, sans-serif",
    grid: { stroke: () => ink("rule"), width: 1 }, ticks: { stroke: () => ink("rule"), width: 1 }, ...more });
  const values = (_, ticks) => ticks.map(tick => Math.abs(tick) >= 1e6
    ? number(tick / 1e6) + "M" : number(tick, Math.abs(tick) < 1 ? 6 : 2));
  const percents = (_, ticks) => ticks.map(tick => number(tick) + "%");

  function chart(id, options, columns) {
    const box = document.getElementById(id);
    const size = () => ({ width: Math.max(200, box.clientWidth), height: Number(box.dataset.height) });
    const made = new uPlot({ ...size(), ...options }, columns, box);
    new ResizeObserver(() => made.setSize(size())).observe(box);
    charts.push(made);
    return made;
  }

  /** A chart over time: zoomed, moved and pointed at together with the others. */
  function timeline(id, series, columns, { format = values, hooks = {}, range } = {}) {
    const made = chart(id, {
      ms: 1,
      tzDate: at => uPlot.tzDate(new Date(at), "Etc/UTC"),
      cursor: { sync: { key: "time" }, drag: { x: true, y: false } },
      scales: { x: { time: true }, y: range ? { range } : {} },
      axes: [axis(), axis({ values: format, size: 72 })],
      series: [{ label: "Time (UTC)", value: (_, at) => moment(at) }, ...series],
      hooks: { ...hooks, setScale: [follow] },
    }, columns);
    timed.push(made);
    const box = document.getElementById(id);
    box.addEventListener("keydown", event => steer(event, made));
    return made;
  }

  function show(min, max) {
    timed.forEach(each => {
      if (each.scales.x.min !== min || each.scales.x.max !== max) each.setScale("x", { min, max });
    });
  }

  function follow(made, scale) {
    const { min, max } = made.scales.x;
    if (scale === "x" && min != null && timed.length > 1) show(min, max);
  }

  function steer(event, made) {
    const { min, max } = made.scales.x;
    const span = max - min;
    const moves = { ArrowLeft: [-.2, -.2], ArrowRight: [.2, .2], "+": [.2, -.2], "=": [.2, -.2], "-": [-.3, .3] };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "0" || event.key === "Home") show(...data.span);
    else if (event.key === "n" || event.key === "p") nextTrade(event.key === "n" ? 1 : -1, made);
    else if (moves[event.key]) {
      const [left, right] = moves[event.key].map(share => share * span);
      show(Math.max(data.span[0] - span / 2, min + left), Math.min(data.span[1] + span / 2, max + right));
    } else return;
    event.preventDefault();
  }

  function nextTrade(step, made) {
    const middle = (made.scales.x.min + made.scales.x.max) / 2;
    const later = data.trades.filter(trade => step > 0 ? trade.in > middle + 1 : trade.in < middle - 1);
    if (later.length) centre(later.at(step > 0 ? 0 : -1));
  }

  /** Shows a trade in the middle, with room around it. */
  function centre(trade) {
    const length = (trade.out ?? data.span[1]) - trade.in;
    const half = Math.max(length * 1.5, (data.span[1] - data.span[0]) / 40);
    show(trade.in - half, trade.in + half);
  }

  function clipped(made, paint) {
    const { ctx, bbox } = made;
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    paint(ctx, bbox);
    ctx.restore();
  }

  function candles(made, millis) {
    const [time, open, high, low, close] = made.data;
    const [from, to] = made.series[0].idxs;
    clipped(made, (ctx, bbox) => {
      const shown = (made.scales.x.max - made.scales.x.min) / millis;
      const width = Math.max(1, Math.min(18, bbox.width / shown * 0.7));
      const wick = Math.max(1, Math.min(2, width / 5));
      const tints = [ink("up"), ink("down")];
      const at = (value, scale) => made.valToPos(value, scale, true);
      for (let i = Math.max(0, from - 1); i <= Math.min(time.length - 1, to + 1); i++) {
        ctx.fillStyle = tints[close[i] >= open[i] ? 0 : 1];
        const x = at(time[i], "x");
        const top = at(high[i], "y");
        ctx.fillRect(x - wick / 2, top, wick, Math.max(1, at(low[i], "y") - top));
        const upper = at(Math.max(open[i], close[i]), "y");
        ctx.fillRect(x - width / 2, upper, width, Math.max(1, at(Math.min(open[i], close[i]), "y") - upper));
      }
    });
  }

  /** Entries are triangles in the direction of the trade, exits squares; a line joins them. */
  function markers(made, trades) {
    clipped(made, (ctx, bbox) => {
      const { min, max } = made.scales.x;
      const shown = trades.filter(trade => trade.in <= max && (trade.out ?? max) >= min);
      const room = bbox.width / devicePixelRatio / Math.max(1, shown.length);
      const size = Math.max(room < 4 ? 4 : 6, Math.min(8, room / 3)) * devicePixelRatio;
      for (const trade of shown) {
        const tint = ink(trade.profit >= 0 ? "up" : "down");
        const x = made.valToPos(trade.in, "x", true), y = made.valToPos(trade.price, "y", true);
        if (trade.out != null) {
          const ex = made.valToPos(trade.out, "x", true), ey = made.valToPos(trade.exit, "y", true);
          ctx.strokeStyle = ctx.fillStyle = tint;
          ctx.lineWidth = devicePixelRatio;
          ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
          ctx.beginPath(); ctx.moveTo(x, y); ctx.lineTo(ex, ey); ctx.stroke();
          ctx.setLineDash([]);
          ctx.fillRect(ex - size / 2, ey - size / 2, size, size);
        }
        const up = trade.side === "long" ? 1 : -1;
        ctx.fillStyle = ink("line");
        ctx.strokeStyle = ink("paper");
        ctx.beginPath();
        ctx.moveTo(x, y);
        ctx.lineTo(x - size * 0.7, y + up * size * 1.4);
        ctx.lineTo(x + size * 0.7, y + up * size * 1.4);
        ctx.closePath(); ctx.fill(); ctx.stroke();
      }
    });
  }

  const line = (label, colour, more = {}) => ({
    label, width: 1.5, stroke: () => ink(colour), points: { show: false },
    value: (_, value) => number(value), ...more });
  const share = { value: (_, value) => value == null ? "–" : number(value) + "%" };

  function equity() {
    const { time, low, high, last, hold } = data.equity;
    const edge = label => line(label, "glow", { width: 0 });
    const many = low.some((value, i) => value !== high[i]);
    const series = [line("Equity", "line"), line("Buy and hold", "hold", { dash: [5, 4] })];
    const columns = [time, last, hold];
    if (many) {
      series.push(edge("Highest"), edge("Lowest"));
      columns.push(high, low);
    }
    const made = timeline("equity", series, columns);
    if (many) made.addBand({ series: [3, 4], fill: () => ink("glow") });
    let peak = -Infinity;
    const falls = time.map((_, i) => {
      const before = peak;
      peak = Math.max(peak, high[i]);
      return (Math.min(low[i] / Math.max(before, last[0]), last[i] / peak, 1) - 1) * 100;
    });
    timeline("drawdown", [line("Fall from the peak", "down", { fill: () => ink("fall"), ...share })],
      [time, falls], { format: percents, range: (_, min) => [min < 0 ? min * 1.08 : -1, 0] });
  }

  /** A box for a chart of its own. */
  function place(id, label, height) {
    const box = document.createElement("div");
    Object.assign(box, { id, className: "chart", tabIndex: 0 });
    box.dataset.height = height;
    box.setAttribute("role", "img");
    box.setAttribute("aria-label", label);
    document.getElementById("panels").append(box);
    return id;
  }

  /** The first market has the box that is there; others get theirs below, each with its panels. */
  function price(market, index) {
    const several = data.markets.length > 1;
    if (several && index > 0) document.getElementById("panels").append(make("h3", market.symbol));
    if (several && index === 0) document.getElementById("price").before(make("h3", market.symbol));
    const id = index === 0 ? "price" : place("price" + index, "Price of " + market.symbol, 320);
    const bars = market.candles;
    const trades = several ? data.trades.filter(trade => trade.symbol === market.symbol) : data.trades;
    const hidden = label => line(label, "dim", { paths: () => null });
    const names = ["Open", "High", "Low", "Close"];
    const onPrice = market.plots.filter(plot => plot.onPrice);
    timeline(id,
      [...names.map(hidden), ...onPrice.map((plot, i) => line(plot.name, COLOURS[i % COLOURS.length]))],
      [bars.time, bars.open, bars.high, bars.low, bars.close, ...onPrice.map(plot => plot.values)],
      { hooks: {
        drawSeries: [(made, series) => { if (series === 1) candles(made, bars.millis); }],
        draw: [made => markers(made, trades)] } });
    market.plots.filter(plot => !plot.onPrice).forEach((plot, i) => {
      const panel = place("panel" + index + "-" + i, plot.name, 140);
      timeline(panel, [line(plot.name, COLOURS[i % COLOURS.length])], [bars.time, plot.values]);
    });
  }

  function profits() {
    const { centres, counts, width } = data.histogram;
    const bars = uPlot.paths.bars({ size: [0.92, Infinity] });
    const side = (label, colour, wanted) => [
      { ...line(label, colour), fill: () => ink(colour), paths: bars, width: 0 },
      counts.map((count, i) => wanted(centres[i]) ? count : null)];
    const [lost, losses] = side("Lost", "down", centre => centre < 0);
    const [won, wins] = side("Won", "up", centre => centre >= 0);
    chart("profits", {
      scales: { x: { time: false, range: [centres[0] - width, centres.at(-1) + width] }, y: { range: (_, min, max) => [0, max * 1.08] } },
      axes: [axis({ values: percents }), axis({ incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] })],
      series: [{ label: "Profit", value: (_, value) => value == null ? "–" : number(value - width / 2) + " to " + number(value + width / 2) + "%" }, lost, won],
    }, [centres, losses, wins]);
  }

  function scatter(id, key, label) {
    const known = data.trades.filter(trade => trade.out != null && trade[key] != null && trade.percent != null)
      .sort((a, b) => a[key] - b[key]);
    const side = (name, colour, wanted) => ({
      ...line(name, colour), ...share, paths: () => null,
      points: { show: true, size: 6, width: 1, stroke: () => ink("paper"), fill: () => ink(colour) }, wanted });
    const kinds = [side("Lost", "down", trade => trade.percent < 0), side("Won", "up", trade => trade.percent >= 0)];
    chart(id, {
      scales: { x: { time: false, range: (_, min, max) => [Math.min(min, 0), max <= 0 ? 0 : max * 1.05] } },
      axes: [axis({ values: percents, label, labelSize: 22 }), axis({ values: percents, size: 58 })],
      series: [{ label, ...share }, ...kinds],
    }, [known.map(trade => trade[key]), ...kinds.map(kind => known.map(trade => kind.wanted(trade) ? trade.percent : null))]);
  }

  const COLUMNS = [
    ["#", trade => trade.id, String],
    ...(data.markets.length > 1 ? [["Market", trade => trade.symbol, String, "text"]] : []), ["Side", trade => trade.side, String, "text"],
    ["Entered (UTC)", trade => trade.in, moment], ["Left (UTC)", trade => trade.out, moment],
    ["Quantity", trade => Number(trade.quantity), (_, trade) => trade.quantity],
    ["In at", trade => trade.price, value => number(value, 8)], ["Out at", trade => trade.exit, value => number(value, 8)],
    ["Profit", trade => trade.profit, value => number(value)], ["%", trade => trade.percent, value => number(value)],
    ["MAE %", trade => trade.mae, value => number(value)], ["MFE %", trade => trade.mfe, value => number(value)],
    ["Bars", trade => trade.bars, String], ["Why in", trade => trade.tag, value => value ?? "", "text"],
    ["Why out", trade => trade.reason, value => value ?? "open", "text"]];
  const PAGE = 50;
  const list = { column: 0, down: false, page: 0 };

  function make(tag, text, className) {
    const element = document.createElement(tag);
    if (text != null) element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  function trades(focus) {
    const box = document.getElementById("trades");
    if (!data.trades.length) return box.replaceChildren(make("p", "No trade was made.", "note"));
    const key = COLUMNS[list.column][1];
    const order = (a, b) => a === b ? 0 : a == null ? 1 : b == null ? -1 : a < b ? -1 : 1;
    const sorted = [...data.trades].sort((a, b) => order(key(a), key(b)) * (list.down ? -1 : 1));
    const pages = Math.ceil(sorted.length / PAGE);
    const table = make("table"), head = table.createTHead().insertRow(), body = table.createTBody();
    COLUMNS.forEach(([name, , , kind], index) => {
      const cell = make("th", null, kind), button = make("button", name);
      button.type = "button";
      cell.scope = "col";
      if (index === list.column) cell.setAttribute("aria-sort", list.down ? "descending" : "ascending");
      button.addEventListener("click", () => {
        list.down = index === list.column && !list.down;
        list.column = index;
        list.page = 0;
        trades(index);
      });
      cell.append(button);
      head.append(cell);
    });
    sorted.slice(list.page * PAGE, (list.page + 1) * PAGE).forEach(trade => body.append(row(trade)));
    box.replaceChildren(table, pager(pages, sorted.length));
    if (focus != null) head.cells[focus].firstChild.focus();
  }

  function row(trade) {
    const line = make("tr");
    line.tabIndex = 0;
    COLUMNS.forEach(([name, value, format, kind]) => {
      const cell = make("td", format(value(trade), trade), kind);
      if (name === "Profit" || name === "%") cell.className = trade.profit >= 0 ? "up" : "down";
      line.append(cell);
    });
    const go = () => {
      centre(trade);
      document.getElementById("h-price").scrollIntoView({ block: "start" });
    };
    line.addEventListener("click", go);
    line.addEventListener("keydown", event => { if (event.key === "Enter") go(); });
    return line;
  }

  function pager(pages, count) {
    const bar = make("div", null, "pager");
    const turn = (label, step) => {
      const button = make("button", label);
      button.type = "button";
      button.disabled = list.page + step < 0 || list.page + step >= pages;
      button.addEventListener("click", () => { list.page += step; trades(); });
      return button;
    };
    if (pages > 1) bar.append(turn("← before", -1), turn("after →", 1));
    bar.append(make("span", `${number(count)} trades, page ${list.page + 1} of ${pages}; a click shows the trade in its place`));
    return bar;
  }

  function themes() {
    const button = document.getElementById("theme");
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const turn = () => {
      root.dataset.theme = (root.dataset.theme ?? (dark.matches ? "dark" : "light")) === "dark" ? "light" : "dark";
      paint();
    };
    const paint = () => charts.forEach(each => each.redraw(false));
    button.hidden = false;
    button.addEventListener("click", turn);
    dark.addEventListener("change", paint);
    addEventListener("keydown", event => {
      if (event.key === "t" && !event.ctrlKey && !event.metaKey && !event.altKey) turn();
    });
  }

  function without(id, reason) {
    const box = document.getElementById(id);
    box.replaceChildren(make("p", reason, "note"));
    box.removeAttribute("tabindex");
  }

  themes();
  data.equity.time.length > 1 ? equity() : ["equity", "drawdown"].forEach(id => without(id, "There is too little to draw."));
  data.markets.length ? data.markets.forEach(price) : without("price", data.noCandles);
  data.sharpe ? timeline("sharpe", [line("Sharpe over " + data.sharpe.window + " days", "line")], [data.sharpe.time, data.sharpe.values])
    : without("sharpe", "There are too few days for it.");
  if (data.histogram) profits(); else without("profits", "No trade has ended.");
  data.histogram ? (scatter("mae", "mae", "MAE"), scatter("mfe", "mfe", "MFE")) : ["mae", "mfe"].forEach(id => without(id, ""));
  trades();
  if (timed.length) show(...data.span);
})();
