"""British spelling: right words that a dictionary of American English does not have."""

import re
from collections.abc import Callable

_OUR = (
    "arb|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|savi"
    "|spl|tum|val|vap|vig"
)
_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^(\w{3,})is(e|es|ed|er|ers|ing|able|ation|ations|ational)$"), r"\1iz\2"),
    (re.compile(r"^(\w{3,})ys(e|es|ed|er|ers|ing)$"), r"\1yz\2"),
    (re.compile(rf"^((?:dis|mis|un|re)?(?:{_OUR}))our(?!ous|ary|ific|ation)(\w*)$"), r"\1or\2"),
    (re.compile(r"^(\w*[^aeiou][aeiou])ll(ed|ing|er|ers|able)$"), r"\1l\2"),
    (re.compile(r"^(cent|theat|\w*met|lit|fib|calib|somb|spect|lust|meag|sab)re(s|d)?$"), r"\1er\2"),
    (re.compile(r"^(catal|dial|anal|monol|epil|prol)ogue(s?)$"), r"\1og\2"),
)
_WORDS = frozenset(
    """
    ageing aluminium acknowledgement acknowledgements amongst analogue catalogue catalogued cheque cheques counsellor
    counsellors defence defences dialogue enquire enquired enquires enquiries enquiry enquiring enrol enrolment fuelled
    fuelling fulfil fulfilment fulfils grey greyer instalment instalments instil jewellery judgement judgements kerb
    learnt licence licences manoeuvre manoeuvres marvellous maths mould mum offence offences oestrogen orthopaedic
    paediatric paediatrics pedlar plough practise practised practises practising pretence programme programmes
    pyjamas reveller sceptic sceptical scepticism skilful skilfully spelt storey storeys sulphur towards travelogue
    tyre tyres whilst wilful woollen cosy anaesthetic anaesthesia archaeology encyclopaedia foetal haematology
    gynaecology leukaemia medallist dreamt burnt spoilt ageism artefact artefacts
    """.split()  # noqa: SIM905
)


def british(word: str, is_word: Callable[[str], bool]) -> bool:
    """Whether this word in small letters is right in British English; `is_word` knows American English."""
    if word in _WORDS:
        return True
    for pattern, american in _RULES:
        meant, changed = pattern.subn(american, word)
        if changed and is_word(meant):
            return True
    return False
