"""Faces: a small drawn head and shoulders for everybody, made from their key, in one hue each."""

import hashlib

from markupsafe import Markup

_HUES = 8
_SALT = b"face 2349"
"""Chosen so that the first three people differ at a glance."""

_BEHIND = (
    "",
    '<path class="hair" d="M10.5 30c-2-12 0-22 9.5-22s11.5 10 9.5 22z"/>',
    '<path class="hair" d="M11 24c-1.5-10 1-16 9-16s10.5 6 9 16z"/>',
)

_ABOVE = (
    '<path class="hair" d="M12.2 17c-.6-7 3-10 8-10s8.3 3 7.6 10c-1.3-3.5-3.5-5.2-7.8-5.2S13.5 13.5 12.2 17z"/>',
    '<path class="hair" d="M12.2 17.5c-1.2-6.5 2-10.8 8.3-10.8 5 0 8.2 3.6 7.3 10.8-1-2.5-2.3-4-3.9-4.8'
    '-3.5 2-8 1.7-9.5 1.2-1 .8-1.7 2-2.2 3.6z"/>',
    '<g class="hair"><circle cx="14" cy="12.5" r="3.3"/>'
    '<circle cx="18" cy="9.8" r="3.6"/><circle cx="22.7" cy="9.9" r="3.6"/>'
    '<circle cx="26.2" cy="12.7" r="3.2"/></g>',
    '<g class="hair"><circle cx="20" cy="6.8" r="3.3"/>'
    '<path d="M12.3 17.5c-.6-6.5 2.5-9.7 7.7-9.7s8.3 3.2 7.7 9.7c-1.5-3.5-4-5-7.7-5s-6.2 1.5-7.7 5z"/></g>',
    '<path class="hair" d="M12 18.5c-1-8 2.6-11.3 8-11.3s9 3.3 8 11.3'
    'c-.7-2.6-1.2-4.2-2-5.5H14c-.8 1.3-1.3 2.9-2 5.5z"/>',
)

_GLASSES = (
    '<g class="wire"><circle cx="16.9" cy="18.6" r="2.3"/><circle cx="23.1" cy="18.6" r="2.3"/>'
    '<path d="M19.2 18.3h1.6"/></g>'
)


def face(key: str) -> Markup:
    """The picture of the person with this key: decoration, so hidden from screen readers."""
    chance = hashlib.blake2b(key.encode(), digest_size=6, salt=_SALT).digest()
    hue = chance[0] % _HUES
    behind = _BEHIND[chance[1] % len(_BEHIND)]
    above = _ABOVE[chance[2] % len(_ABOVE)]
    glasses = _GLASSES if chance[3] % 4 == 0 else ""
    return Markup(  # noqa: S704 - made of the constants above and a number
        f'<svg class="face hue-{hue}" viewBox="0 0 40 40" aria-hidden="true" focusable="false">'
        f'<rect class="back" width="40" height="40"/>{behind}'
        '<path class="cloth" d="M5.5 40c.8-8.5 6.5-11.5 14.5-11.5s13.7 3 14.5 11.5z"/>'
        '<path class="skin" d="M16.8 24h6.4v5.2c0 1.5-1.4 2.6-3.2 2.6s-3.2-1.1-3.2-2.6z"/>'
        '<ellipse class="skin" cx="20" cy="18.5" rx="7.4" ry="8.3"/>'
        f"{above}"
        '<g class="ink"><circle cx="16.9" cy="18.8" r=".95"/><circle cx="23.1" cy="18.8" r=".95"/></g>'
        f'<path class="smile" d="M17.6 22.7c1.4 1.2 3.4 1.2 4.8 0"/>{glasses}</svg>'
    )


def bot_face() -> Markup:
    """Afternote's own: a note with a folded corner."""
    return Markup(
        '<svg class="face bot" viewBox="0 0 40 40" aria-hidden="true" focusable="false">'
        '<rect class="back" width="40" height="40"/>'
        '<path class="sheet" d="M12 10.5h11.5l5.5 5.5v12a2 2 0 0 1-2 2H12a2 2 0 0 1-2-2V12.5a2 2 0 0 1 2-2z"/>'
        '<path class="fold" d="M23.5 10.5V14a2 2 0 0 0 2 2H29z"/>'
        '<path class="line" d="M14 19.5h9M14 23h11M14 26.5h5"/></svg>'
    )
