"""What opens beside a button stays on the screen, however much is in it."""

from typing import Any

import pytest
from playwright.async_api import Route, expect

from live import Live
from web.conftest import Opening

_UNEVEN = """(panel) => {
  const [outside, inside] = [panel, panel.firstElementChild].map((each) => each.getBoundingClientRect());
  return inside.left - outside.left - (outside.right - inside.right);
}"""
"""By how much more is left beside what is in it at its left than at its right."""
NAMES = [f"model-{count}" for count in range(12)]


async def many(route: Route) -> None:
    rows = [{"id": name, "thinking": True, "visibility": "full"} for name in NAMES]
    await route.fulfill(json={"data": rows})


@pytest.mark.parametrize(
    "how",
    [
        {"viewport": {"width": 1280, "height": 800}},
        {"viewport": {"width": 1280, "height": 420}},
        {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
        {"viewport": {"width": 844, "height": 390}, "has_touch": True, "is_mobile": True},
    ],
    ids=["desk", "low", "phone", "phone on its side"],
)
async def test_every_model_can_be_reached(opening: Opening, tape: Live, how: dict[str, Any]) -> None:
    reader = await opening(tape, **how)
    await reader.page.route("**/v1/models", many)
    await reader.page.reload()
    for name in NAMES[::-1]:
        await reader.models.click()
        row = reader.model(name)
        await row.scroll_into_view_if_needed()
        await expect(row).to_be_in_viewport(ratio=0.9)
        box = await reader.page.locator(".panel").bounding_box()
        assert box
        height = how["viewport"]["height"]
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= height
        await row.click()
        await expect(reader.models).to_have_accessible_name(f"Model: {name}")


@pytest.mark.also_in_firefox
async def test_no_menu_leaves_the_screen_at_a_side(opening: Opening, tape: Live) -> None:
    reader = await opening(tape)
    await reader.answered("What is dear?", "thinker")
    for width in (1280, 390, 320):
        await reader.page.set_viewport_size({"width": width, "height": 800})
        for name in (
            "Model: thinker",
            "Thinking: as the server has it",
            "More: as the server has it",
            "Export",
            "Menu",
        ):
            if name == "Menu" and width < 700:
                await reader.button("Conversations").click()
            await reader.button(name).click()
            box = await reader.page.locator(".panel").bounding_box()
            assert box
            assert (box["x"] >= 0, box["x"] + box["width"] <= width) == (True, True), name
            assert abs(await reader.page.locator(".panel").evaluate(_UNEVEN)) <= 1, name
            await reader.page.keyboard.press("Escape")
        if width < 700:
            await reader.button("Close the list").last.click()
