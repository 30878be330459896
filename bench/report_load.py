"""Milliseconds until a page has loaded, and until its long table can be used, is sorted and searched: the median of five."""

import os
import statistics
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

TIMED = """what => { const began = performance.now(); what(); document.body.offsetHeight; return performance.now() - began; }"""


# Of what is folded from the moment of asking, of what is in sight from the start of loading.
READY = """() => new Promise(done => {
  const rows = document.getElementById("rows"), folded = rows.closest("details");
  const began = folded ? performance.now() : 0;
  if (folded) { folded.open = true; folded.scrollIntoView(); }
  const look = () => kept.has(rows) ? done(performance.now() - began) : requestAnimationFrame(look);
  look();
})"""


def once(chromium, page_file):
    page = chromium.new_context().new_page()
    page.goto(page_file.as_uri())
    took = {"load": page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")}
    took["table ready"] = page.evaluate(READY)
    took["sort"] = page.evaluate("(%s)(() => kept.get(document.getElementById('rows')).order([2, 'asc']).draw())" % TIMED)
    took["search"] = page.evaluate("(%s)(() => kept.get(document.getElementById('rows')).search('account-00042').draw())" % TIMED)
    page.context.close()
    return took


with sync_playwright() as started:
    chromium = started.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"])
    for name in ("folded", "shown"):
        page_file = (Path(sys.argv[1]) / (name + ".html")).resolve()
        runs = [once(chromium, page_file) for _ in range(5)]
        took = ", ".join("%s %.0f ms" % (what, statistics.median(run[what] for run in runs)) for what in runs[0])
        print("%s, %d kB: %s" % (name, page_file.stat().st_size // 1000, took))
    chromium.close()
