"""Asterisk and FreePBX: MixMonitor runs a command once the file is closed, which posts it."""

from service.intake.hooks import pushed, samples
from service.intake.hooks.delivery import HookKind, SampleOrder, SampleRequest, Step


def sample(order: SampleOrder) -> SampleRequest:
    """The form that curl makes, with the source's token."""
    fields = {"uniqueid": samples.new_id("test"), "agent": samples.AGENT, "queue": "600"}
    body, content_type = samples.form(order.recording, fields)
    headers = {"Content-Type": content_type, "Authorization": f"Bearer {order.token}"}
    return SampleRequest(order.url, headers, body)


KIND = HookKind(
    name="asterisk",
    title="Asterisk or FreePBX",
    summary="MixMonitor's command posts each finished recording with a token.",
    receive=pushed.receive_form,
    sample=sample,
    uses_secret=False,
    uses_token=True,
    pushes_audio=True,
    steps=(
        Step(
            "Copy callgrade-push from docs/phone-systems to the phone system, as"
            " /usr/local/bin/callgrade-push, and make it executable. It keeps what could not"
            " be sent and sends it again.",
            "install -m 755 callgrade-push /usr/local/bin/callgrade-push\n"
            "install -d -m 700 -o asterisk /var/spool/callgrade-push",
        ),
        Step(
            "Write its settings, readable by asterisk alone:",
            "install -m 600 -o asterisk /dev/null /etc/callgrade-push.conf\n"
            "cat > /etc/callgrade-push.conf <<'END'\n"
            "CALLGRADE_ADDRESS={address}\n"
            "CALLGRADE_TOKEN={token}\n"
            "END",
        ),
        Step(
            "Let MixMonitor run it. In FreePBX: Advanced Settings, Post Call Recording Script."
            " In a dialplan:",
            "same => n,MixMonitor(${UNIQUEID}.wav,b,/usr/local/bin/callgrade-push"
            " ^{MIXMONITOR_FILENAME} uniqueid=^{UNIQUEID} queue=^{QUEUENAME})",
        ),
        Step(
            "Send what is left over every five minutes:",
            "echo '*/5 * * * * asterisk /usr/local/bin/callgrade-push --retry'"
            " > /etc/cron.d/callgrade-push",
        ),
    ),
)
