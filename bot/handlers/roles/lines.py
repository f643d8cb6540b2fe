"""Lines that lead to the three roles."""

from bot.commands.lines import LineTo
from bot.handlers.common.choices import WHICH_ROLE

DUTIES = LineTo("hms", "roller")
DUTIES_OF = LineTo("hms", "roller", WHICH_ROLE)
TRAINING = LineTo("hms", "roller opplæring")
AGREE = LineTo("hms", "roller avtale")
PASS_ON = LineTo("hms", "overlever", WHICH_ROLE)
TOUR = LineTo("hms", "omvisning", WHICH_ROLE)
