"""Lines that lead to the three roles."""

from bot.commands.lines import LineTo
from bot.handlers.common.choices import WHICH_ROLE
from bot.handlers.common.readers import NUMBER

DUTIES = LineTo("hms", "roller")
DUTIES_OF = LineTo("hms", "roller", WHICH_ROLE)
TRAINING = LineTo("hms", "roller opplæring")
AGREE = LineTo("hms", "roller avtale")
TAKE = LineTo("hms", "roller ja", NUMBER)
DECLINE = LineTo("hms", "roller nei", NUMBER)
WITHDRAW = LineTo("hms", "roller trekk", NUMBER)
SAY_NAME = LineTo("hms", "roller navn", WHICH_ROLE)
PASS_ANY_ON = LineTo("hms", "overlever")
PASS_ON = LineTo("hms", "overlever", WHICH_ROLE)
TOUR = LineTo("hms", "omvisning", WHICH_ROLE)
