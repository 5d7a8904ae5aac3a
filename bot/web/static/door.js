// Puts the browser's own time zone where the server could only guess one.
"use strict";

const zone = document.querySelector("#zone[data-guessed]");
// Names that browsers still give and the tz database has replaced.
const RENAMED = {
  "Asia/Calcutta": "Asia/Kolkata", "Asia/Katmandu": "Asia/Kathmandu", "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Asia/Rangoon": "Asia/Yangon", "Europe/Kiev": "Europe/Kyiv", "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
};
if (zone) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = RENAMED[own] ?? own;
  if ([...document.querySelectorAll("#zones option")].some((each) => each.value === known)) zone.value = known;
}
