"""axe-core in the page: evaluated by the browser's debugger, because the page's policy lets no other script in."""

from typing import Any

from playwright.async_api import Page

from web.building import WEB

_AXE = WEB / "node_modules/axe-core/axe.min.js"
_GRAVE = ("serious", "critical")


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
