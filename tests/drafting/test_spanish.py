"""Spanish drafts: they pass our own checks, differ from each other, hold no English and guess at nobody's gender."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import pytest

from bot.drafting import checks, sameness
from bot.drafting.brief import Brief, Recipient
from bot.drafting.compose import compose, compose_panel, cover, names_of, pass_it_on
from bot.drafting.frames.english import ENGLISH
from bot.drafting.frames.frame import Mood, Move
from bot.drafting.frames.language import SUBJECT_USES, language_of
from bot.drafting.frames.spanish import FRAMES, SPANISH
from bot.drafting.frames.spanish_words import joined, role_noun, smoothed
from bot.drafting.phrases import Phrase, Shape
from bot.drafting.topics import fit_of, need_of, topic_of
from bot.model.finding import Severity
from bot.model.note import Channel, Length, NoteKind
from bot.model.opportunity import PersonRole
from bot.model.people import Tone
from tests.drafting.material import NEWS, brief

PEOPLE = [("Jane Doe", "Jane"), ("María García López", "Sra. García López"), ("Íñigo Ruiz", "Íñigo"), ("Bob", "Bob"),
          ("Lucía Fernández", "Lucía"), ("Prof. Iván Solís", "Prof. Solís"), ("Hugo Martín", "Hugo")]  # fmt: skip
COMPANIES = ["Acme", "El Corte Inglés", "Telefónica", "7-Eleven", "Banco Santander", "Grupo Planeta"]
ROLES = ["Ingeniera de datos", "Desarrollador backend", "Jefe de producto", "Prácticas de marketing", "SRE",
         "Responsable de atención al cliente"]  # fmt: skip
TOPICS = ["la migración a Kafka", "cómo organizan las guardias", "me preguntó por la calidad de los datos",
          "el plan del equipo para este año", "mi tesis sobre grafos", "¿Cómo miden el éxito?", "su equipo de datos",
          "Explicó por qué eligieron Snowflake", "la apertura de la oficina de Lisboa"]  # fmt: skip
FITS = ["", "tres años con Kafka", "lideré una migración parecida", "mi experiencia con Airflow"]
NEEDS = ["", "necesitan ordenar los datos", "una migración sin cortes"]


def spanish(chance: random.Random, **given: object) -> Brief:
    """A brief in Spanish, with what is given as given."""
    name, call_them = chance.choice(PEOPLE)
    kind = given.get("kind", chance.choice(list(NoteKind)))
    facts = {
        "recipient": Recipient(name, call_them, "alguien@acme.example", "", chance.choice(list(PersonRole))),
        "company": chance.choice(COMPANIES),
        "role": chance.choice(ROLES),
        "topic": chance.choice(TOPICS),
        "fit": chance.choice(FITS),
        "need": chance.choice(NEEDS),
        "match": "",
        "others": (),
        "covers": (),
        "via": chance.choice(["", "Tomás"]) if kind is NoteKind.RESUME else "",
        "news": chance.choice(NEWS) if kind is NoteKind.NEWS else "",
        "names": (),
        "language": "es",
    }
    return brief(chance, **(facts | given))


def seeds(kind: NoteKind, count: int) -> list[random.Random]:
    return [random.Random(f"es {kind} {at}") for at in range(count)]


@pytest.mark.parametrize("kind", list(NoteKind))
def test_a_spanish_draft_has_nothing_to_mend(kind):
    for chance in seeds(kind, 60):
        wanted = spanish(chance, kind=kind)
        draft = compose(wanted)
        found = checks.check(draft.subject, draft.body, wanted)
        assert [each for each in found if each.severity is Severity.BLOCK] == [], draft.body
        assert 3 <= len(re.findall(r"\S*\w\S*", draft.subject)) <= 10 or wanted.medium is not Channel.EMAIL


@pytest.mark.parametrize("kind", list(NoteKind))
def test_another_spanish_version_shares_hardly_a_sentence(kind):
    for chance in seeds(kind, 20):
        wanted = spanish(chance, kind=kind, version=0)
        texts = [compose(replace(wanted, version=version)) for version in range(4)]
        for one, other in pairwise(texts):
            assert not set(one.frames) & set(other.frames), (one.body, other.body)
            assert sameness.overlap(one.body, other.body, names=names_of(wanted)) <= 0.35, (one.body, other.body)


@pytest.mark.parametrize("size", [2, 3, 4, 6])
def test_a_spanish_panel_gets_notes_that_differ(size):
    for seed in range(12):
        chance = random.Random(f"panel {size} {seed}")
        shared = spanish(chance, kind=NoteKind.THANK_YOU, length=Length.FULL, fit="")
        briefs = [
            replace(shared, seed=f"{seed}:{name}", topic=topic, names=tuple(name for name, _ in PEOPLE),
                    recipient=Recipient(name, call_them, "a@b.example"))
            for (name, call_them), topic in zip(PEOPLE[:size], TOPICS, strict=False)
        ]  # fmt: skip
        drafts = compose_panel(briefs)
        frames = [frame for draft in drafts for frame in draft.frames]
        assert len(frames) == len(set(frames)), [draft.body for draft in drafts]
        for (one, this), (other, that) in combinations(zip(briefs, drafts, strict=True), 2):
            names = (*names_of(one), *names_of(other))
            assert sameness.overlap(this.body, that.body, names=names) <= 0.35, (this.body, that.body)


def texts() -> Iterator[str]:
    """Every text of the Spanish table that may come to stand in a note."""
    for frames in FRAMES.values():
        yield from (frame.text for frame in frames)
    for many in (*SPANISH.subjects.values(), *SPANISH.plain_subjects.values(), *SPANISH.closings.values()):
        yield from many
    for script in SPANISH.scripts.values():
        yield from (*script.why, *script.ask, *script.voicemail)
    yield from (*SPANISH.tiny.values(), *SPANISH.hello.values(), *SPANISH.greetings.values(), *SPANISH.goodbye)
    yield from (SPANISH.titled, SPANISH.to_nobody, SPANISH.hello_nobody, SPANISH.number, SPANISH.on_voicemail)


_ENGLISH = re.compile(
    r"\b(?:the|and|you|your|for|with|thank|thanks|dear|hello|hi|about|role|interview|time|regards|best|from|this|that|is"
    r"|are|would|could|please|glad|feedback|email|mail)\b",
    re.I,
)
_OF_A_GENDER = re.compile(
    r"\b(?:encantad[oa]|agradecid[oa]|interesad[oa]|content[oa]|dispuest[oa]|atent[oa](?! saludo)|segur[oa]|estimad[oa]"
    r"|querid[oa]|preparad[oa]|ilusionad[oa]|emocionad[oa]|convencid[oa]|motivad[oa]|candidat[oa]|bienvenid[oa](?! \.)"
    r"|conocerlas?|verlas?|ayudarl[oa]s?|saludarl[oa]s?|señora?)\b",
    re.I,
)


def test_no_english_word_and_no_gender_of_anybody_stands_in_the_spanish_table():
    for text in texts():
        bare = re.sub(r"\{\w+\}", "", text)
        assert _ENGLISH.search(bare) is None, text
        found = _OF_A_GENDER.search(bare)
        assert found is None or text.endswith(("será bienvenido.", "haya querido dar su nombre para esto.")), text
        assert not {"!", "¡"} & set(text), text
        assert text.count("¿") == text.count("?"), text


def test_every_move_has_its_frames_in_every_tone_and_mood():
    for move in Move:
        assert len(FRAMES[move]) >= 4, move
        for tone in Tone:
            for mood in (Mood.WELL, Mood.LOW):
                if move is Move.PEER_INTEREST and mood is Mood.LOW:
                    continue
                suited = [
                    frame for frame in FRAMES[move]
                    if tone in frame.tones and frame.mood in (Mood.ANY, mood) and None in frame.formats
                ]  # fmt: skip
                assert len(suited) >= 4, (move, tone, mood)
    thanks = [Move.OPEN, Move.TOPIC, Move.INTEREST, Move.NEXT, Move.RECRUITER_OPEN, Move.ARRANGED_OPEN]
    assert all(len(FRAMES[move]) >= 6 for move in thanks)


def test_every_shape_of_a_topic_has_sentences():
    for shape in (Shape.NOUN, Shape.CLAUSE, Shape.LOOSE, Shape.QUESTION, Shape.ASKED):
        found = [frame for frame in FRAMES[Move.TOPIC] if shape in frame.shapes and frame.mood is Mood.ANY]
        assert len(found) >= 4, shape


def test_the_ids_are_unique_and_the_slots_are_those_of_english():
    frames = [frame for many in FRAMES.values() for frame in many]
    assert len({frame.id for frame in frames}) == len(frames)
    known = {slot for many in ENGLISH.frames.values() for frame in many for slot in frame.slots}
    assert {slot for frame in frames for slot in frame.slots} <= known
    assert set(SPANISH.subjects) == set(SUBJECT_USES)
    assert set(SPANISH.scripts) == set(ENGLISH.scripts)
    assert set(SPANISH.tiny) == set(ENGLISH.tiny)


@pytest.mark.parametrize(("said", "written"), [
    ("hablamos de la migración a Kafka", "la migración a Kafka"),
    ("sobre el plan del equipo", "el plan del equipo"),
    ("acerca del plan de ventas", "el plan de ventas"),
    ("Cómo organizan las guardias", "cómo organizan las guardias"),
    ("como organizan las guardias", "cómo organizan las guardias"),
    ("explicó por qué eligieron Snowflake", "por qué eligieron Snowflake"),
    ("me preguntó por la calidad de los datos", "su pregunta sobre la calidad de los datos"),
    ("me preguntó cómo mido la calidad", "su pregunta sobre cómo mido la calidad"),
    ("¿Cómo miden el éxito?", "¿Cómo miden el éxito?"),
    ("tu equipo de datos", "su equipo de datos"),
    ("- la hoja de ruta\n- las pruebas", "la hoja de ruta y las pruebas"),
    ("Kafka", "Kafka"),
    ("Migración a Kubernetes", "migración a Kubernetes"),
    ("mi tesis sobre grafos", "mi tesis sobre grafos"),
])  # fmt: skip
def test_what_was_noted_in_spanish_stands_in_a_sentence(said, written):
    phrase = topic_of(spanish(random.Random(said), topic=said)).phrase
    assert phrase is not None
    assert phrase.text == written


@pytest.mark.parametrize("said", [
    "el sueldo", "que crecen mucho", "usan Kafka", "fue muy amable", "me cayó muy bien", "creo que no les gusté",
    "hablamos de mi despido", "la web https://acme.example",
])  # fmt: skip
def test_what_does_not_fit_is_a_question_on_the_card_and_not_written(said):
    found = topic_of(spanish(random.Random(said), topic=said))
    assert (found.phrase, found.unfit) == (None, True)


@pytest.mark.parametrize("said", ["nada", "No sé", "nada especial", "todo bien", "-", "n/a"])
def test_no_answer_is_no_topic(said):
    found = topic_of(spanish(random.Random(said), topic=said))
    assert (found.phrase, found.unfit) == (None, False)


def test_what_the_member_brings_and_what_they_need_are_shaped_too():
    wanted = spanish(random.Random("fit"), fit="yo lideré la migración", need="necesitan ayuda con los informes")
    fit, need = fit_of(wanted).phrase, need_of(wanted).phrase
    assert fit == Phrase("lideré la migración", Shape.STATEMENT)
    assert need == Phrase("los informes", Shape.NOUN)


def test_articles_melt_but_not_into_names():
    assert smoothed("hablar de el puesto en El Corte Inglés y de El Corte Inglés") == (
        "hablar del puesto en El Corte Inglés y de El Corte Inglés"
    )
    assert smoothed("gracias a el equipo") == "gracias al equipo"
    assert role_noun("la Ingeniera de datos") == "el puesto de Ingeniera de datos"
    assert role_noun("Prácticas de marketing") == "las prácticas de marketing"
    assert joined(("Ana", "Inés")) == "Ana e Inés"
    assert joined(("Ana", "Yolanda")) == "Ana y Yolanda"
    assert joined(("Bob", "Lena", "Hierro")) == "Bob, Lena y Hierro"


def test_days_are_written_as_in_spanish():
    day = date(2026, 3, 3)
    assert SPANISH.day(day, True) == "3 de marzo de 2026"
    assert SPANISH.dated(day, True, False) == "martes 3 de marzo"
    assert SPANISH.when(day, True, False) == " el martes"


def test_a_title_is_greeted_with_usted_and_nobody_is_called_dear():
    titled = Recipient("María García", "Sra. García", "m@acme.example")
    body = compose(spanish(random.Random("t"), kind=NoteKind.THANK_YOU, recipient=titled, tone=Tone.WARM)).body
    assert body.startswith("Buenos días, Sra. García:\n")
    assert re.search(r"\b(?:tu|tus|te|ti|contigo)\b", body) is None


@pytest.mark.parametrize("kind", list(NoteKind))
@pytest.mark.parametrize("medium", [Channel.LINKEDIN, Channel.CARD, Channel.CALL])
def test_the_other_media_speak_spanish_too(kind, medium):
    for chance in seeds(kind, 8):
        wanted = spanish(chance, kind=kind, medium=medium, topic="la migración a Kafka", fit="", need="")
        draft = compose(wanted)
        words = _ENGLISH.search(draft.body.replace(wanted.signer.link, "").replace(wanted.signer.email, ""))
        assert words is None, draft.body
        assert medium is not Channel.LINKEDIN or len(draft.body) <= 300


def test_passing_on_is_asked_in_spanish():
    wanted = spanish(random.Random("p"), kind=NoteKind.THANK_YOU, others=("Ana", "Inés"))
    assert "a Ana e Inés" in pass_it_on(wanted).body or "Ana e Inés" in pass_it_on(wanted).body
    assert "Ana e Inés" in cover(wanted).body


def test_a_language_is_known_by_its_code_whatever_the_region():
    assert language_of("es_AR") is language_of("es-MX") is SPANISH
    assert language_of("de-DE").code == language_of("").code == "en"
