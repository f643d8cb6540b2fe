"""ical.js, by which Thunderbird reads calendars, reads ours as the other parsers do."""

import json
import shutil
import subprocess
import urllib.request
from pathlib import Path

import icalendar

from tests.e2e.web.conftest import Site

READ = """\
import ICAL from "ical.js";
const text = await new Response(process.stdin).text();
const calendar = new ICAL.Component(ICAL.parse(text));
const events = calendar.getAllSubcomponents("vevent").map(one => new ICAL.Event(one));
const read = events.map(one => [one.uid, one.summary, one.startDate.toString(), one.description]);
console.log(JSON.stringify(read));
"""


def test_ical_js_reads_what_icalendar_reads(site: Site, modules: Path) -> None:
    with urllib.request.urlopen(site.calendar()) as answer:  # noqa: S310 - our own loopback address
        content = answer.read()
    script = modules.parent / "read.mjs"
    script.write_text(READ)
    node = shutil.which("node")
    assert node is not None, "node is needed"
    theirs = subprocess.run([node, script], input=content, capture_output=True, check=True).stdout
    ours = [
        [
            str(event["uid"]),
            str(event["summary"]),
            event.decoded("dtstart").isoformat().replace("+00:00", "Z"),
            str(event["description"]) if "description" in event else None,
        ]
        for event in icalendar.Calendar.from_ical(content).events
    ]
    assert json.loads(theirs) == ours
    assert len(ours) > 10
