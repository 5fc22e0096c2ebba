"""The program is killed in the middle of a session, and started again."""

import os
import signal
from pathlib import Path

from tests.site import running
from tests.web.test_stream import check_in, listen, next_event


def test_the_room_goes_on_where_it_was(tmp_path: Path):
    home = tmp_path / "home"
    with running(home) as site:
        host, member = site.signed_in("host"), site.signed_in("member")
        stream = listen(site, member)
        check_in(site, member, "calm")
        last = next_event(stream)["id"]
        step = site.places["host"]["room"]
        assert host.send(step, "/step", {"do": "clock"}).status == 303
        os.kill(site.process, signal.SIGKILL)
        stream.close()
    with running(home, again=site):
        again = listen(site, member, last=last)
        afresh = next_event(again)
        assert afresh["event"] == "afresh"
        room = member.ask(site.places["member"]["room"]).text
        assert "You chose <b data-words>Calm</b>" in room  # still in the check-in, in their seat
        assert "data-ends" in room  # and the clock runs
        check_in(site, member, "sad")
        assert "Sad" in next_event(again)["data"]
        again.close()
        # Who heard of the new run resumes in it: nothing is told twice, nothing is lost.
        check_in(site, member, "happy")
        once_more = listen(site, member, last=afresh["id"])
        assert "Sad" in next_event(once_more)["data"]
        assert "Happy" in next_event(once_more)["data"]
        once_more.close()
        assert "Everything holds" in site.command("verify").stdout
