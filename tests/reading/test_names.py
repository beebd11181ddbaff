"""People: names, titles, roles and addresses, as they are typed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading.names import Doubt, DoubtKind, PersonRead, crowd, is_nobody, people
from tests.rows import each_of


def one(text: str) -> PersonRead:
    found, _ = people(text)
    assert len(found) == 1, found
    return found[0]


def names(text: str) -> list[str]:
    return [person.name for person in people(text)[0]]


def test_an_address_belongs_to_the_words_before_it():
    found, doubts = people("Jane Doe <jane@acme.com> and Bob")
    assert found == (
        PersonRead("Jane Doe", None, None, "jane@acme.com", "Jane"),
        PersonRead("Bob", None, None, None, "Bob"),
    )
    assert doubts == ()


def test_a_bare_address_after_a_name_is_its():
    assert one("Jane Doe jane@acme.com").email == "jane@acme.com"
    assert one("Jane Doe (recruiter), jane@acme.com").email == "jane@acme.com"
    assert names("Bob, jane@acme.com") == ["Bob", "Jane"]


def test_a_title_is_kept_apart_and_greets_with_the_surname():
    person = one("Dr. Ana María López")
    assert (person.name, person.title, person.call_them) == ("Ana María López", "Dr.", "Dr. López")
    assert one("prof van der Berg").call_them == "Prof. van der Berg"
    assert one("Dr. Jane van der Berg").call_them == "Dr. van der Berg"


def test_a_title_is_never_guessed():
    assert one("Jane Doe").title is None
    assert one("Ms. Doe").call_them == "Ms. Doe"


@each_of(
    ("text", "name", "role"),
    [
        ("Bob O'Neil (CTO)", "Bob O'Neil", "CTO"),
        ("Jane Doe - Hiring Manager", "Jane Doe", "Hiring Manager"),
        ("Jane Doe, VP Engineering", "Jane Doe", "VP Engineering"),
        ("Jane Doe, hiring manager", "Jane Doe", "hiring manager"),
        ("the recruiter Bob", "Bob", "recruiter"),
        ("CTO Grace", "Grace", "CTO"),
        ("Jane Doe (she/her)", "Jane Doe", None),
        ("Jane Doe <jane@acme.com> (recruiter)", "Jane Doe", "recruiter"),
    ],
)
def test_a_role_is_no_part_of_the_name(text, name, role):
    person = people(text)[0][0]
    assert person.name == name
    assert person.role == role


@each_of("name", ["Li Wei", "Nguyễn Văn An", "Kim Min-jun", "A. Gupta", "李伟", "田中 太郎"])
def test_a_name_whose_order_is_unsure_is_used_whole(name):
    assert one(name).call_them == name


@each_of(
    ("name", "call"), [("May Chen", "May"), ("Jan Novak", "Jan"), ("Mary-Jane Smith", "Mary-Jane")]
)
def test_a_first_name_greets(name, call):
    assert one(name).call_them == call


def test_lists_of_every_shape_are_cut():
    assert names("panel: A. Gupta, Prof. van der Berg, Li Wei") == ["A. Gupta", "van der Berg", "Li Wei"]
    assert names("- Jane Doe\n- Bob Ray\n3. Al Fry") == ["Jane Doe", "Bob Ray", "Al Fry"]
    assert names("Priya, Tom, Lena and Sam") == ["Priya", "Tom", "Lena", "Sam"]
    assert names("Jane; Bob & Al") == ["Jane", "Bob", "Al"]
    assert names("Andy and Brandon") == ["Andy", "Brandon"]


def test_slack_forms_are_unwrapped_and_a_label_is_no_address():
    found, _ = people("<mailto:jane@acme.com|Jane Doe>, Bob <mailto:bob@acme.com|bob@acme.com>")
    assert [(p.name, p.email) for p in found] == [("Jane Doe", "jane@acme.com"), ("Bob", "bob@acme.com")]
    sly, _ = people("Eve <mailto:eve@evil.example?subject=x|jane@acme.com>")
    assert [p.email for p in sly] == ["eve@evil.example"]
    assert one("Jane &lt;jane@acme.com&gt;").email == "jane@acme.com"


@each_of("mention", ["<@U123ABC>", "<@U123ABC|jane>", "<@!123456789>"])
def test_a_mention_is_doubted_and_never_an_interviewer(mention):
    found, doubts = people(f"Grace Hopper and {mention}")
    assert [person.name for person in found] == ["Grace Hopper"]
    assert doubts == (Doubt(DoubtKind.MENTION, mention),)


@each_of("bad", ["jane@", "jane@acme", "jane..doe@acme.com", "x" * 65 + "@acme.com"])
def test_an_invalid_address_is_doubted_and_the_name_kept(bad):
    found, doubts = people(f"Jane Doe <{bad}>, Bob")
    assert [(p.name, p.email) for p in found] == [("Jane Doe", None), ("Bob", None)]
    assert doubts == (Doubt(DoubtKind.BAD_ADDRESS, bad),)


def test_surname_first_is_turned_where_the_signs_say_so():
    person, doubts = one("Doe, Jane <jane@acme.com>"), people("Doe, Jane <jane@acme.com>")[1]
    assert (person.name, person.call_them) == ("Jane Doe", "Jane")
    assert doubts == (Doubt(DoubtKind.SURNAME_FIRST, "Doe, Jane"),)
    assert people("Doe, Jane <jane.doe@acme.com>")[1] == ()
    assert one('"Doe, Jane" <jane@acme.com>').name == "Jane Doe"
    assert names("Doe, Jane <a@acme.com>; Ray, Bob <b@acme.com>") == ["Jane Doe", "Bob Ray"]
    assert names("Bob, Jane <jane@acme.com>, Al") == ["Bob", "Jane", "Al"]


def test_an_address_alone_is_doubted():
    found, doubts = people("grace.hopper@acme.com")
    assert found == (PersonRead("Grace Hopper", None, None, "grace.hopper@acme.com", "Grace"),)
    assert doubts == (Doubt(DoubtKind.NAME_FROM_ADDRESS, "grace.hopper@acme.com"),)


@each_of(
    ("typed", "shown"),
    [
        ("jane doe", "Jane Doe"),
        ("JANE DOE", "Jane Doe"),
        ("mary-jane o'neil", "Mary-Jane O'Neil"),
        ("ana van der berg", "Ana van der Berg"),
        ("bell hooks", "Bell Hooks"),
        ("danah Boyd", "danah Boyd"),
        ("LeBron McDonald", "LeBron McDonald"),
        ("JP", "JP"),
    ],
)
def test_only_a_name_all_small_or_all_large_is_recased(typed, shown):
    assert one(typed).name == shown


@each_of(
    "name", ["<script>alert(1)</script>", "*Jane* _Doe_", "😀 Zed", "[Jane](https://evil.example)"]
)
def test_markup_and_emoji_stay_as_they_are(name):
    assert one(name).name == name


def test_what_nobody_sees_is_taken_out():
    assert one("Jo\u202eAnn\u200b  \t X\x00Y\u2066").name == "JoAnn XY"


@given(st.text(alphabet=st.sampled_from("ab<>@,;|&()\"' .\n-u:\u202e\x00é李1"), max_size=120))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_any_text_gives_people_that_can_be_greeted(text):
    found, doubts = people(text)
    for person in found:
        assert person.name == person.name.strip() != ""
        assert person.call_them.strip()
        assert not set(person.name) & set("\x00\n\u202e")
        assert person.email is None or person.email.count("@") >= 1
    assert all(doubt.text for doubt in doubts)


@each_of(
    ("text", "named", "nameless"),
    [
        ("Bob and 2 others", ["Bob"], ("2 others",)),
        ("Bob, Jane Doe and others", ["Bob", "Jane Doe"], ("others",)),
        ("HR", [], ("HR",)),
        ("the hiring manager", [], ("the hiring manager",)),
        ("a recruiter", [], ("a recruiter",)),
        ("someone from HR", [], ("someone from HR",)),
        ("Jane Doe and the team", ["Jane Doe"], ("the team",)),
        ("Jane Doe and the recruiter", ["Jane Doe"], ("the recruiter",)),
        ("two engineers from the platform team", [], ("two engineers from the platform team",)),
        ("Jane Doe, recruiter", ["Jane Doe"], ()),
        ("HR <hr@acme.com>", ["HR"], ()),
        ("Em and Guy", ["Em", "Guy"], ()),
    ],
)
def test_people_without_a_name_are_kept_apart(text, named, nameless):
    found = crowd(text)
    assert [person.name for person in found.people] == named
    assert found.nameless == nameless


def test_names_are_not_nobody():
    for name in ("Bob", "Will", "Jane Doe", "Manuel Others-Smith", "Teamu Selanne", "Mo", "Li Wei"):
        assert not is_nobody(name), name


def test_a_suffix_belongs_to_the_name_before_it():
    found, _ = people("Sara O'Neill-García, Jr. <sara@acme.com> and Dr. Bob King, PhD (CTO), Ann Lee")
    assert [(one.name, one.role, one.email, one.call_them) for one in found] == [
        ("Sara O'Neill-García, Jr.", None, "sara@acme.com", "Sara"),
        ("Bob King, PhD", "CTO", None, "Dr. King"),
        ("Ann Lee", None, None, "Ann"),
    ]


@each_of("text", [
    "Jane Doe (VP Eng, jane@acme.com)", "Jane Doe (jane@acme.com, VP Eng)", "Jane Doe (VP Eng; <jane@acme.com>)",
])  # fmt: skip
def test_an_address_may_stand_in_brackets_with_the_role(text):
    assert one(text) == PersonRead("Jane Doe", None, "VP Eng", "jane@acme.com", "Jane")
    assert names(f"{text} and Bob") == ["Jane Doe", "Bob"]
