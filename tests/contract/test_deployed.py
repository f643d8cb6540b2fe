"""What is deployed: the unit, the container, the cluster and the web servers say the same."""

import re
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from aiohttp import web

from bot import __version__
from bot.app.pages import join_pages
from bot.cli import command_line
from bot.paper.press import Press
from bot.web.about import KeptFor, join_about
from bot.web.links import Pages
from tests.world import World

MANIFEST = Path(__file__).parents[2] / "manifest"
PAGES = {"/privacy", "/terms", "/style.css", "/guide", "/themes", "/papers", "/calendars", "/pictures"} | {
    "/programme"
}
OPEN = {"/slack", "/api/messages", "/healthz"} | PAGES
"""What chat platforms and browsers need."""


def read(name: str) -> str:
    return (MANIFEST / name).read_text("utf-8")


def cluster() -> dict[str, Any]:
    return {one["kind"]: one for one in yaml.safe_load_all(read("kubernetes/hms-bot.yaml"))}


def test_every_page_of_ours_is_for_browsers(small_world: World) -> None:
    core, application = small_world.core, web.Application()
    dispatcher = replace(core.dispatcher, pages=Pages("https://hms.example.no", b"secret"))
    join_pages(application, replace(core, dispatcher=dispatcher), small_world.clock.now, Press())
    join_about(application, KeptFor(1, 1, 1))
    begins = [re.match(r"/[\w.]+", resource.canonical) for resource in application.router.resources()]
    assert {begin[0] for begin in begins if begin} == PAGES


@pytest.mark.parametrize("name", ["nginx.conf", "haproxy.cfg", "Caddyfile"])
def test_each_web_server_lets_the_same_through(name: str) -> None:
    said = re.sub(r"#.*", "", read(f"proxies/{name}"))
    for path in OPEN:
        assert re.escape(path.removeprefix("/")) in said or path in said, path
    assert not re.search("metrics|readyz(?! *$)", re.sub(r"option httpchk GET /readyz", "", said))


def test_the_cluster_lets_the_same_through_and_runs_two_that_may_do_little() -> None:
    rules = cluster()["Ingress"]["spec"]["rules"][0]["http"]["paths"]
    assert {rule["path"] for rule in rules} == OPEN
    spec = cluster()["Deployment"]["spec"]
    assert spec["replicas"] == 2
    pod = spec["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"]
    for container in (*pod["containers"], *pod["initContainers"]):
        assert container["image"] == f"hms-bot:{__version__}"
        assert container["securityContext"]["readOnlyRootFilesystem"]
        assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert pod["containers"][0]["readinessProbe"]["httpGet"]["path"] == "/readyz"


def test_the_container_is_no_root_reads_only_and_is_told_to_stop_in_time() -> None:
    made = read("container/Dockerfile")
    assert re.search(r"^USER 10001$", made, re.MULTILINE)
    assert 'ENTRYPOINT ["tini", "-e", "143", "--", "/opt/hms-bot/bin/hms-bot"]' in made, "no shell between"
    bot = yaml.safe_load(read("container/compose.yaml"))["services"]["bot"]
    assert (bot["read_only"], bot["cap_drop"], bot["stop_grace_period"]) == (True, ["ALL"], "15s")
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", made, re.MULTILINE)
    named = {name for line in copied for name in line.split()}
    assert named <= set(re.findall(r"^!(\S+)$", read("container/Dockerfile.dockerignore"), re.MULTILINE))


def test_no_image_names_where_it_comes_from() -> None:
    images = re.findall(
        r"(?:FROM|image:) +(\S+)", read("container/Dockerfile") + read("container/compose.yaml")
    )
    assert len(images) == 5
    assert not [image for image in images if "/" in image]


def test_the_lines_for_containers_name_what_is_there() -> None:
    said = (MANIFEST.parent / "docs" / "operations.md").read_text("utf-8")
    lines = re.findall(r"^docker compose (.+?)(?: *#.*)?$", said, re.MULTILINE)
    assert {line.split()[0] for line in lines} == {"up", "exec", "stop", "run", "start"}
    services = yaml.safe_load(read("container/compose.yaml"))["services"]
    for line in lines:
        words = [word for word in shlex.split(line) if word not in {"-T", "--rm"}]
        assert words[0] == "up" or words[1] in services, line
        if "hms-bot" in words or words[0] == "run":
            command_line().parse_args(words[3 if "hms-bot" in words else 2 :])
