from email import message_from_bytes, policy
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from bot.drafting import handoff
from bot.model.people import Signature

ANA = Signature(name="Ana Silva", email="ana@mail.example", phone="+1 555 0100")
BODY = "Hi Grace,\n\nThank you for your time & your questions.\n\nBest wishes,\nAna Silva"


@pytest.mark.parametrize("link", [handoff.mailto, handoff.gmail, handoff.outlook_work, handoff.outlook_home])
def test_a_link_holds_spaces_as_percent_20_and_lines_as_crlf(link):
    made = link("grace@acme.example", "Thank you – Engineer", BODY)
    assert "+" not in made
    assert "%20" in made
    assert "Grace%2C%0D%0A%0D%0AThank" in made
    assert "time%20%26%20your" in made


def test_a_mailto_link_reads_back_as_it_was():
    made = urlsplit(handoff.mailto("grace+jobs@acme.example", "Thank you – Engineer", BODY))
    assert made.scheme == "mailto"
    assert unquote(made.path) == "grace+jobs@acme.example"
    read = parse_qs(made.query)
    assert read["subject"] == ["Thank you – Engineer"]
    assert read["body"] == [BODY.replace("\n", "\r\n")]


def test_the_composers_of_gmail_and_outlook_have_their_own_addresses():
    made = [
        urlsplit(link("g@a.example", "S", "b")) for link in (handoff.gmail, handoff.outlook_work, handoff.outlook_home)
    ]
    assert [(one.netloc, one.path) for one in made] == [
        ("mail.google.com", "/mail/"),
        ("outlook.office.com", "/mail/deeplink/compose"),
        ("outlook.live.com", "/mail/0/deeplink/compose"),
    ]
    assert parse_qs(made[0].query)["su"] == ["S"]
    assert parse_qs(made[1].query)["subject"] == ["S"]


def test_a_link_of_1900_characters_stands_and_one_more_does_not():
    room = 1_900 - len(handoff.mailto("g@a.example", "S", ""))
    assert len(handoff.mailto("g@a.example", "S", "x" * room)) == 1_900
    assert handoff.mailto("g@a.example", "S", "x" * (room + 1)) is None


def test_the_short_link_has_no_body_and_bears_any_subject():
    assert handoff.mailto_short("g@a.example", "Thank you – Engineer").endswith(
        "?subject=Thank%20you%20%E2%80%93%20Engineer"
    )
    assert handoff.mailto_short("g@a.example", "😀" * 1_000) == "mailto:g@a.example"


@pytest.mark.parametrize("link", [handoff.gmail, handoff.outlook_work, handoff.outlook_home])
def test_a_link_without_a_body_has_to_and_subject_and_fits_the_narrowest_place(link):
    made = link("grace@acme.example", "Thank you – Engineer")
    assert "body" not in made
    assert "grace%40acme.example" in made
    assert len(made) <= 512


def test_an_address_cannot_add_a_parameter_to_a_link():
    made = handoff.mailto("a@b.example?bcc=all@evil.example&cc=x@y.example", "S", "b")
    assert set(parse_qs(urlsplit(made).query)) == {"subject", "body"}


def test_h16_a_line_break_in_a_subject_makes_no_second_header():
    written = handoff.eml(ANA, "grace@acme.example", "Thank you – Engineer\r\nBcc: all@evil.example", BODY)
    read = message_from_bytes(written)
    assert len(read.get_all("Subject")) == 1
    assert "Bcc" not in read
    assert not [line for line in written.split(b"\r\n") if line.lower().startswith(b"bcc")]


@pytest.mark.parametrize("sign", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00"])
@pytest.mark.parametrize("where", ["name", "to_name", "to", "subject", "email"])
def test_no_control_character_in_any_field_adds_a_header(sign, where):
    evil = f"x{sign}Bcc: all@evil.example{sign}{sign}<b>"
    given = {"name": "Ana", "to_name": "Grace", "to": "grace@acme.example", "subject": "S", "email": "a@b.example"}
    given[where] = evil
    written = handoff.eml(
        Signature(name=given["name"], email=given["email"]),
        given["to"],
        given["subject"],
        BODY,
        to_name=given["to_name"],
    )
    assert "Bcc" not in message_from_bytes(written)
    assert "Subject" in message_from_bytes(written)


def test_a_mail_file_opens_as_a_draft_with_the_note_in_it():
    written = handoff.eml(ANA, "an@acme.example", "Cảm ơn – Engineer", BODY, to_name='Nguyễn Văn "An", Dr.')
    read = message_from_bytes(written, policy=policy.default)
    assert read["X-Unsent"] == "1"
    assert read["Subject"] == "Cảm ơn – Engineer"
    assert read["To"].addresses[0].addr_spec == "an@acme.example"
    assert read["To"].addresses[0].display_name == 'Nguyễn Văn "An", Dr.'
    assert read["From"].addresses[0].display_name == "Ana Silva"
    assert read.get_content().replace("\r\n", "\n").rstrip() == BODY
    assert read["Content-Transfer-Encoding"] == "quoted-printable"


@pytest.mark.parametrize("to", ["", "no address", "grâce@acme.example", "a@", "@b", "a@b@c", "<script>@"])
def test_an_address_that_is_none_is_left_out(to):
    read = message_from_bytes(handoff.eml(ANA, to, "S", BODY))
    assert "To" not in read
    assert read["Subject"] == "S"


def test_text_that_cannot_be_encoded_is_still_handed_over():
    assert "%3F" in handoff.mailto("g@a.example", "S", "broken \ud800 half")
    assert b"broken ? half" in handoff.eml(ANA, "g@a.example", "S \ud800", "broken \ud800 half")
