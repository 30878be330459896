"""Looks at a report in Chromium as a person does, and says in JSON what was seen.

Arguments: the page, a folder for screenshots and the download.
"""

import json
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

page_file, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
seen = {"complaints": [], "asked_for": [], "wider_than_screen": [], "violations": []}


def opened(browser, **how):
    page = browser.new_context(**how).new_page()
    page.on("console", lambda said: seen["complaints"].append("%s: %s" % (said.type, said.text)))
    page.on("pageerror", lambda error: seen["complaints"].append(str(error)))
    page.on("request", lambda asked: seen["asked_for"].append(asked.url))
    page.goto(page_file.as_uri())
    page.wait_for_selector(".plot svg")
    return page


def column(page, table, name):
    place = "[...document.querySelectorAll('#%s thead th')].findIndex(th => th.dataset.name === '%s')" % (table, name)
    return page.evaluate("(at => [...document.querySelectorAll('#%s tbody tr')].map(tr => tr.cells[at].textContent))(%s)" % (table, place))


def violations(page, scheme):
    found = Axe().run(page).response["violations"]
    return ["%s: %s, %s: %s" % (scheme, v["impact"], v["id"], v["nodes"][0]["html"][:200])
            for v in found if v["impact"] in ("serious", "critical")]


with sync_playwright() as started:
    chromium = started.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for scheme in ("light", "dark"):
        for width in (1280, 390):
            page = opened(chromium, color_scheme=scheme, viewport={"width": width, "height": 900})
            page.screenshot(path=folder / ("report-%s-%d.png" % (scheme, width)), full_page=True)
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                seen["wider_than_screen"].append("%s %d" % (scheme, width))
            if width == 1280:
                page.evaluate("document.querySelectorAll('details').forEach(folded => folded.open = true)")
                page.wait_for_timeout(500)
                seen["violations"] += violations(page, scheme)
                page.screenshot(path=folder / ("report-%s-open.png" % scheme), full_page=True)
            page.context.close()

    page = opened(chromium, accept_downloads=True)
    page.evaluate("document.getElementById('topics').closest('details').open = true")
    page.wait_for_selector("#topics_wrapper")
    page.locator("#topics_wrapper select").select_option("-1")
    seen["rows"] = page.locator("#topics tbody tr").count()
    header = page.locator("#topics th[data-name=users_90d]")
    header.locator("[role=button]").focus()
    for order in ("ascending", "descending"):
        page.keyboard.press("Enter")
        page.wait_for_selector("#topics th[data-name=users_90d][aria-sort=%s]" % order)
        seen[order] = column(page, "topics", "users_90d")
    word = column(page, "topics", "label")[0]
    page.locator("#topics_wrapper input[type=search]").fill(word)
    seen["searched"], seen["found"] = word, column(page, "topics", "label")
    with page.expect_download() as coming:
        page.locator("button[data-of=topics]").click()
    seen["download"] = coming.value.suggested_filename
    coming.value.save_as(folder / "topics.csv")
    page.pdf(path=folder / "report.pdf")
    seen["loaded_ms"] = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    chromium.close()

print(json.dumps(seen))
