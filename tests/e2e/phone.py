"""A phone, and how much of it a card takes."""

from playwright.sync_api import Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
SCREEN = 650
"""What is left of its height, in pixels, between the bars of a chat."""
MOST = 1.5 * SCREEN
"""What a card may take: one swipe."""
LISTS = {
    "plan.whole_plan_card": "all milestones of two years, to look one up",
}
"""Cards that may be too long, and why."""


def is_wider_than_the_phone(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


def is_too_long(page: Page) -> bool:
    return bool(page.evaluate("most => document.body.scrollHeight > most", MOST))
