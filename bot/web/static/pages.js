// Draws the trend in the colours of the page, sends filters and closes menus; htmx does the rest.
"use strict";

function drawTrend() {
  const data = document.getElementById("trend-data");
  const canvas = document.getElementById("trend");
  if (!data || !canvas || !window.Chart) return;
  window.Chart.getChart(canvas)?.destroy();
  const months = JSON.parse(data.textContent);
  const style = getComputedStyle(document.documentElement);
  const numbers = new Intl.NumberFormat(canvas.dataset.locale || undefined);
  const colour = (name) => style.getPropertyValue(name).trim();
  new window.Chart(canvas, {
    type: "bar",
    data: {
      labels: months.map((month) => month.name),
      datasets: [{ data: months.map((month) => Number(month.value)), backgroundColor: colour("--accent"), borderRadius: 6 }],
    },
    options: {
      maintainAspectRatio: false,
      animation: false,
      plugins: {
        legend: { display: false },
        tooltip: { callbacks: { label: (item) => months[item.dataIndex].said } },
      },
      scales: {
        x: { grid: { display: false }, ticks: { color: colour("--quiet") } },
        y: { grid: { color: colour("--line") }, ticks: { color: colour("--quiet"), maxTicksLimit: 5, callback: (value) => numbers.format(value) }, border: { display: false } },
      },
    },
  });
}

// Each filter applies itself; another period ends the choice of days.
document.addEventListener("change", (event) => {
  if (!event.target.matches(".filter select")) return;
  const form = event.target.form;
  if (event.target.name === "period" && event.target.value !== "other") {
    for (const day of form.querySelectorAll("input[type=date]")) day.value = "";
  }
  form.requestSubmit();
});

// The list of further pages closes by a click beside it or by Escape.
document.addEventListener("click", (event) => {
  const more = document.querySelector("details.more[open]");
  if (more && !more.contains(event.target)) more.open = false;
});
document.addEventListener("keydown", (event) => {
  const more = document.querySelector("details.more[open]");
  if (more && event.key === "Escape") more.open = false;
});

document.addEventListener("htmx:afterSettle", drawTrend);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawTrend);
drawTrend();
