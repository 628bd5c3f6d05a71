"""FreeSWITCH: mod_http_cache puts the bare recording to an address that carries its name."""

from collections.abc import Iterator
from contextlib import contextmanager

from service.intake.hooks import pushed, samples
from service.intake.hooks.delivery import (
    Delivery,
    HookKind,
    HookRequest,
    SampleOrder,
    SampleRequest,
    Step,
)


@contextmanager
def receive(request: HookRequest) -> Iterator[Delivery]:
    """A PUT's body is the recording; a POST is the form of the script that retries."""
    way = pushed.receive_raw if request.method == "PUT" else pushed.receive_form
    with way(request) as delivery:
        yield delivery


def sample(order: SampleOrder) -> SampleRequest:
    """The PUT that mod_http_cache makes, with the token in front of the file's name."""
    call_id = samples.new_id("test")
    url = f"{order.url}/{order.token}/{call_id}.wav?call_id={call_id}"
    headers = {"Content-Type": "audio/x-wav", "User-Agent": "freeswitch-http-cache/1.0"}
    return SampleRequest(url, headers, order.recording, method="PUT")


KIND = HookKind(
    name="freeswitch",
    title="FreeSWITCH",
    summary="mod_http_cache puts each finished recording to an address with a token.",
    receive=receive,
    sample=sample,
    uses_secret=False,
    uses_token=True,
    pushes_audio=True,
    methods=frozenset({"POST", "PUT"}),
    steps=(
        Step(
            "Load mod_http_cache (autoload_configs/modules.conf.xml):",
            '<load module="mod_http_cache"/>',
        ),
        Step(
            "Record in stereo and put the file once it is written. The token stands in the"
            " address, so use https.",
            '<action application="set" data="RECORD_STEREO=true"/>\n'
            '<action application="set" data="record_post_process_exec_api=http_put:'
            "{address}/{token}/${uuid}.wav?call_id=${uuid}"
            ' $${recordings_dir}/${uuid}.wav"/>\n'
            '<action application="record_session" data="$${recordings_dir}/${uuid}.wav"/>',
        ),
        Step(
            "mod_http_cache does not try again. Where no recording may be missed, run"
            " callgrade-push from docs/phone-systems instead: it keeps what could not be sent.",
            '<action application="set" data="record_post_process_exec_api=system:'
            '/usr/local/bin/callgrade-push $${recordings_dir}/${uuid}.wav uniqueid=${uuid}"/>',
        ),
    ),
)
