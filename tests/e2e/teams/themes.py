"""Colours and sizes close to those of Teams' three themes, as a host's configuration of the renderer."""

from dataclasses import dataclass

from bot.platforms.wire import Json


@dataclass(frozen=True)
class Theme:
    scheme: str
    """Whether the browser's own parts are light or dark."""
    card: str
    emphasis: str
    text: str
    quiet: str
    attention: str
    accent: str
    line: str
    brand: str
    on_brand: str

    @property
    def css(self) -> str:
        return (
            f":root {{ color-scheme: {self.scheme}; --card: {self.card}; --field: {self.emphasis};"
            f" --text: {self.text}; --line: {self.line};"
            f" --brand: {self.brand}; --on-brand: {self.on_brand}; }}"
        )

    @property
    def host(self) -> Json:
        """The renderer's HostConfig."""
        return {
            "supportsInteractivity": True,
            "fontFamily": "Liberation Sans, sans-serif",
            "fontSizes": {"small": 12, "default": 14, "medium": 14, "large": 18, "extraLarge": 24},
            "fontWeights": {"lighter": 400, "default": 400, "bolder": 600},
            "lineHeights": {"small": 16, "default": 20, "medium": 20, "large": 24, "extraLarge": 32},
            "spacing": {
                "small": 8,
                "default": 12,
                "medium": 16,
                "large": 20,
                "extraLarge": 24,
                "padding": 16,
            },
            "separator": {"lineThickness": 1, "lineColor": self.line},
            "containerStyles": {
                "default": self._container(self.card),
                "emphasis": self._container(self.emphasis),
            },
            "textStyles": {"heading": {"size": "large", "weight": "bolder"}},
            "textBlock": {"headingLevel": 2},
            "inputs": {
                "label": {
                    "requiredInputs": {"weight": "bolder", "suffix": " *", "suffixColor": "attention"},
                    "optionalInputs": {"weight": "bolder"},
                },
                "errorMessage": {"color": "attention"},
            },
            "actions": {
                "maxActions": 6,
                "buttonSpacing": 8,
                "actionsOrientation": "horizontal",
                "actionAlignment": "left",
                "showCard": {"actionMode": "inline", "style": "default", "inlineTopMargin": 12},
            },
        }

    def _container(self, ground: str) -> Json:
        plain = {"default": self.text, "subtle": self.quiet}
        colours = {"default": plain, "light": plain, "dark": plain, "good": plain, "warning": plain}
        colours["accent"] = {"default": self.accent, "subtle": self.accent}
        colours["attention"] = {"default": self.attention, "subtle": self.attention}
        return {"backgroundColor": ground, "foregroundColors": colours}


THEMES = {
    "light": Theme(
        scheme="light",
        card="#ffffff",
        emphasis="#f5f5f5",
        text="#242424",
        quiet="#616161",
        attention="#c4314b",
        accent="#5b5fc7",
        line="#d1d1d1",
        brand="#5b5fc7",
        on_brand="#ffffff",
    ),
    "dark": Theme(
        scheme="dark",
        card="#292929",
        emphasis="#1f1f1f",
        text="#ffffff",
        quiet="#adadad",
        attention="#f9526b",
        accent="#9299f7",
        line="#616161",
        brand="#5b5fc7",
        on_brand="#ffffff",
    ),
    "contrast": Theme(
        scheme="dark",
        card="#000000",
        emphasis="#000000",
        text="#ffffff",
        quiet="#ffffff",
        attention="#ffff01",
        accent="#ffff01",
        line="#ffffff",
        brand="#1aebff",
        on_brand="#000000",
    ),
}
