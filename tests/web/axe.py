"""axe-core in the page: evaluated by the browser's debugger, because the page's policy lets no other script in."""

from typing import Any, Literal

from playwright.async_api import Page

from web.building import WEB

_AXE = WEB / "node_modules/axe-core/axe.min.js"
_SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
_GRAVE = ("serious", "critical")
_SETTLED = """() => Promise.allSettled(document.getAnimations()
  .filter((each) => each instanceof CSSTransition).map((each) => each.finished))"""


async def findings(page: Page) -> list[str]:
    """What axe finds that is serious or critical, a line each."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(_AXE.read_text())
    found: dict[str, Any] = await page.evaluate("axe.run({resultTypes: ['violations']})")
    assert found["passes"], "axe looked at nothing"
    return [
        f"{violation['id']}: {node['html']} {node['failureSummary']}"
        for violation in found["violations"]
        if violation["impact"] in _GRAVE
        for node in violation["nodes"]
    ]


async def findings_in_both_schemes(page: Page) -> list[str]:
    """The same in light colours and then in dark ones, in which the page is left."""
    found = []
    for scheme in _SCHEMES:
        await page.emulate_media(color_scheme=scheme)
        await page.evaluate(_SETTLED)
        found += await findings(page)
    return found
