"""The guide's rulings, each as a short conversation."""

import pytest

from tests.rubrics.conversation import verdict

RULINGS = [
    (
        "answering_for_other",
        "pass",
        """
        A: Hello, Karen's not in, Jo speaking.
        C: Hi it's about the roof at number nine.
        A: Okay.
        """,
    ),
    (
        "answering_for_other",
        "na",
        """
        A: Hello, Karen is here, how can I help.
        C: Hi it's about the roof at number nine.
        A: Okay.
        """,
    ),
    (
        "no_oversharing",
        "pass",
        """
        A: Hello, Acme.
        C: I've asked three times for this refund, I want to speak to your supervisor.
        A: My supervisor is on another call right now. I can have her call you back.
        """,
    ),
    (
        "absent_colleague_help",
        "pass",
        """
        A: Hello, Acme.
        C: I've asked three times for this refund, I want to speak to your supervisor.
        A: My supervisor is on another call right now. I can have her call you back.
        """,
    ),
    (
        "no_oversharing",
        "fail",
        """
        A: Hello, Acme.
        C: I've asked three times for this refund, I want to speak to your supervisor.
        A: He's gone home early, it's Friday.
        """,
    ),
    (
        "no_oversharing",
        "na",
        """
        A: Hello, Acme.
        C: I want to speak to your supervisor.
        A: I'm the supervisor. What's the problem?
        """,
    ),
    (
        "no_oversharing",
        "na",
        """
        A: Hello, Acme.
        C: My engineer Dave didn't turn up.
        A: I'm so sorry Dave didn't turn up, I'll get another one out to you.
        """,
    ),
    (
        "no_oversharing",
        "na",
        """
        A: Hello, school office.
        C: My daughter Emma is off sick today.
        A: Thank you, I'll tell her teacher. Is it the tummy bug?
        """,
    ),
    (
        "no_oversharing",
        "na",
        """
        A: Hello, ward six.
        C: How is my father, Mr Jones?
        A: He's comfortable, he's in the bathroom at the moment with the nurse.
        """,
    ),
    (
        "no_oversharing",
        "fail",
        """
        A: Hello, Karen's line, Jo speaking.
        C: Hi Jo. I was hoping she'd have my papers ready.
        A: She's out with a bad back, has been since Monday.
        """,
    ),
    (
        "no_oversharing",
        "pass",
        """
        A: Hello, Karen's line, Jo speaking.
        C: Hi Jo. I was hoping she'd have my papers ready.
        A: She's in the Leeds office on Tuesdays, shall I put you through there?
        """,
    ),
    (
        "no_oversharing",
        "na",
        """
        A: Hello, Acme.
        C: Is it you who was off last week, Gary?
        A: Yes, I was on holiday in Spain, it was lovely.
        """,
    ),
    (
        "no_oversharing",
        "fail",
        """
        A: Dispatch.
        C: Gary there?
        A: nah he's sleeping off last night
        """,
    ),
    (
        "hold_permission",
        "na",
        """
        A: Hello, Acme.
        C: I want my refund.
        A: Let me just pull that up.
        (6 s)
        A: Okay, I have it.
        """,
    ),
    (
        "hold_permission",
        "na",
        """
        A: Hello, Acme.
        C: Can you hold on, the kettle's boiling.
        A: Of course.
        (25 s)
        C: Sorry about that. I want my refund.
        """,
    ),
    (
        "hold_permission",
        "fail",
        """
        A: Hello, Acme.
        C: I want my refund.
        A: I'll have to ask my manager, two minutes.
        (45 s)
        A: He says yes.
        """,
    ),
    (
        "hold_permission",
        "na",
        """
        A: Hello, Acme.
        C: I want my refund.
        A: I'll transfer you to returns.
        (25 s)
        A: Returns, Sheila.
        """,
    ),
    (
        "hold_permission",
        "pass",
        """
        A: Hello, Acme.
        C: Is Dave there?
        A: He's on a call. Do you want to hold for him, or shall I take a message?
        C: I'll hold.
        (40 s)
        A: Thanks for holding, he's free now.
        """,
    ),
    (
        "hold_return",
        "na",
        """
        A: Hello, Acme.
        C: I want my refund.
        A: Hold please.
        (45 s)
        C: Hello? Oh forget it.
        """,
    ),
    (
        "hold_permission",
        "fail",
        """
        A: Hello, Acme.
        C: I want my refund.
        A: Hold please.
        (45 s)
        C: Hello? Oh forget it.
        """,
    ),
    (
        "hold_return",
        "pass",
        """
        A: Hello, Acme.
        C: I want my refund.
        A: Can I pop you on hold?
        C: Sure.
        (45 s)
        A: Hello there.
        A: Sorry to have kept you.
        """,
    ),
    (
        "transfer_explained",
        "na",
        """
        A: Hello, Acme.
        C: I want my refund.
        A: Returns deal with that, would you like me to put you through?
        C: No I'll call tomorrow.
        A: Okay, bye.
        """,
    ),
    (
        "transfer_explained",
        "pass",
        """
        A: Hello, Acme.
        C: Can you put me through to returns?
        A: I can. It's Sheila in returns you'll get, is that okay?
        C: Yes.
        A: Putting you through.
        (9 s)
        A: Returns, Sheila.
        """,
    ),
    (
        "transfer_explained",
        "fail",
        """
        A: Hello, Acme.
        C: Can you put me through to returns please?
        A: Transferring you.
        (9 s)
        A: Returns, Sheila.
        """,
    ),
    (
        "offer_of_help",
        "fail",
        """
        A: Hello, Acme, Jo speaking.
        C: I'd like to order a table and two chairs.
        A: Of course, how can I help?
        """,
    ),
    (
        "identification",
        "partial",
        """
        A: Good morning, how can I help?
        C: Is that Tony?
        A: Yes, Tony here.
        C: It's about the gates you fitted for us.
        """,
    ),
    (
        "identification",
        "fail",
        """
        A: Hello?
        C: Is that Tony?
        A: Speaking.
        C: It's about the gates you fitted for us.
        """,
    ),
]


@pytest.mark.parametrize(("criterion", "expected", "script"), RULINGS)
def test_a_ruling_is_followed(criterion: str, expected: str, script: str) -> None:
    assert verdict(criterion, script) == expected
