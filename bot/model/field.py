"""The field of a role: whether writing to people is its trade, as in sales, marketing or journalism."""

import re
import unicodedata

_TRADE = re.compile(
    r"""\b(?:
    # English
    sales | selling | salesperson | sales(?:man|woman) | business\ development | bdr | sdr
    | account\ (?:manag\w+ | executive | director | supervisor | coordinator | lead | partner | representative | rep)
    | key\ accounts?
    | client\ (?:success | services? | relations | relationships? | partner | manager | director | engagement)
    | customer\ (?:success | service | services | relations | experience | care | support | marketing | engagement)
    | partner(?:ships?)?\ (?:manager | director | lead | marketing)
    | marketing | marketer | brand\ (?:manager | director | strategist | lead) | advertising | copywriter | copywriting
    | content\ (?:strategist | writer | marketer | marketing | manager | editor | lead)
    | social\ media | community\ manager
    | communications? | public\ relations | pr\ (?:manager | officer | director | executive | specialist | consultant
        | assistant | intern | lead) | head\ of\ pr | publicist | press\ (?:officer | secretary | manager | office)
    | media\ relations | spokes(?:person | man | woman) | speech\ ?writer | public\ affairs | fundrais(?:er | ing)
    | investor\ relations | journalis(?:t | m) | reporter | correspondent | news\ editor | (?:managing\ | copy\ )?editor
    | columnist | broadcaster | presenter
    # Spanish
    | ventas | vendedora? | comercial | (?:ejecutiv[oa] | gestora? | directora? | responsable)\ de\ cuentas
    | cuentas?\ clave | desarrollo\ de\ negocios? | mercadotecnia | mercadeo | publicidad | publicista
    | comunicacion(?:es)? | relaciones\ (?:publicas | institucionales | con\ clientes)
    | (?:atencion | servicio | exito | experiencia)\ (?:al? | del?)\ clientes? | redactora?
    | (?:jef[ea] | oficina | responsable | gabinete)\ de\ prensa | portavoz | period(?:ista | ismo) | reporter[oa]
    | corresponsal | locutora? | presentadora? | redes\ sociales | community
    )\b""",
    re.VERBOSE,
)
_OTHER_TRADE = re.compile(
    r"""\b(?:
    # Who builds or counts for those fields is in another one.
    engineer | engineering | developer | programmer | scientist | architect | administrator | analyst | analytics
    | accountant | accounting | accounts\ payable | counsel | lawyer | attorney | solicitor | paralegal
    | (?:video | film | sound | photo | genome | level | map)\ editor | radio\ frequency | technician
    | ingenier[oa] | desarrolladora? | programadora? | cientific[oa] | arquitect[oa]
    | administradora?\ de\ sistemas
    | analista | contadora? | contable | abogad[oa] | tecnic[oa]\ de\ (?:redes | telecomunicaciones)
    )\b""",
    re.VERBOSE,
)
_STILL = re.compile(
    r"\b(?:(?:pre-?)?sales|solutions?|customer success) engineer\b|\bingenier[oa] (?:comercial|de ventas|preventa)\b"
)
"""Engineers whose trade is talking to customers."""


def communications(role: str) -> bool:
    """Whether a poor follow-up would be read as a sample of the work: roles that write to clients or the public.

    Read from the words of the role, in English and Spanish; the families are those of article 002 (sales, marketing,
    communications) and what is next to them: public relations, customer success, account management, journalism.
    """
    plain = unicodedata.normalize("NFKD", role.casefold())
    text = " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).replace("/", " ").split())
    if _STILL.search(text):
        return True
    return bool(_TRADE.search(text)) and not _OTHER_TRADE.search(text)
