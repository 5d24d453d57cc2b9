"""Compare the names of bodies with the list of local bodies, in spite of their usual spellings."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from dxmodel.plan import Body
from dxmodel.plan.local_bodies import local_bodies, prefecture_of

__all__ = ["bears_its_name", "bodies_named"]


def bears_its_name(body: Body) -> bool:
    """Return whether a body has the name that the list has for its code; True if its code is not in the list.

    A name that contains that of the list fits too, unless it is the name of another body.

    >>> bears_its_name(Body("131211", "東京都足立区")), bears_its_name(Body("252018", "津市"))
    (True, False)
    """
    if (name := local_bodies().get(body.key)) is None:
        return True
    own_name = _folded(name)
    for text in _names(body):
        if codes := _named_exactly(text):
            if body.code in codes:
                return True
        elif own_name in _folded(text):
            return True
    return False


def _names(body: Body) -> Iterator[str]:
    """Yield the name of a body, its other spellings and its former names."""
    yield from (body.label.text, *body.label.variants, *(former.text for former in body.label.former))


def bodies_named(text: str) -> tuple[str, ...]:
    """Return the codes of the bodies of the list that a text is the name of, or else begins with.

    The prefecture or the county (郡) may stand before the name, and a letter may have another usual form
    (ヶ and ケ, 龍 and 竜); bodies that bear exactly this name go before those that bear it in another form.

    >>> bodies_named("府中市"), bodies_named("広島県府中市役所"), bodies_named("竜ヶ崎市")
    (('132063', '342084'), ('342084',), ('082082',))
    """
    ends = [position for position, letter in enumerate(text, 1) if letter in "都道府県市区町村區縣"]
    beginnings = (text[:end] for end in reversed(ends))
    return next(filter(None, map(_named_exactly, (text, *beginnings))), ())


def _named_exactly(text: str) -> tuple[str, ...]:
    return _named(_simple(text), _by_name()) or _named(_folded(text), _by_folded_name())


def _named(text: str, codes_by_name: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return codes_by_name.get(text) or codes_by_name.get(_COUNTY.sub(r"\1", text), ())


_COUNTY = re.compile(r"^(.{2,3}[都道府県])?.{1,5}郡(?=.+[町村]$)")


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    return _index(local_bodies())


@cache
def _by_folded_name() -> Mapping[str, tuple[str, ...]]:
    return _index({code: _folded(name) for code, name in local_bodies().items()})


def _index(names: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of each name, alone and after its prefecture."""
    index: dict[str, tuple[str, ...]] = {}
    for code, name in names.items():
        for text in dict.fromkeys((name, prefecture_of(code) + name)):
            index[text] = (*index.get(text, ()), code)
    return index


def _simple(text: str) -> str:
    """Return a name without spaces and without the selectors of variants of a letter."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(each for each in plain if not (each.isspace() or unicodedata.category(each) == "Mn"))


def _folded(text: str) -> str:
    """Return a name with one form for each letter that names are written with in several."""
    return _simple(text).translate(_ONE_FORM)


_FORMS = (
    "ケヶヵカがガ ノ之の ツッ 国國圀 沢澤 竜龍 崎﨑碕嵜 島嶋嶌 浜濱濵 瀬瀨 "
    "曽曾 塩鹽 広廣 桜櫻 辺邊邉 県縣 区區 徳德 恵惠 栄榮 蛍螢 実實 蔵藏 "
    "真眞 芦蘆 弥彌 関關 万萬 与與 淵渕 剣劍劔 竈竃釜 鯵鰺 梼檮 諌諫 舘館 "
    "条條 静靜 豊豐 円圓 会會 浅淺 当當 総總 満滿 楽樂 寿壽 峰峯 岳嶽 "
    "富冨 騨驒 桧檜 薮藪籔 鶴靏 鴎鷗 祇祗 芸藝 滝瀧 鉄鐵 礼禮 気氣 亀龜 "
    "壱壹 畑畠 稲稻 穂穗 庁廳"
)
"""The forms of letters; the first one stands for all."""
_ONE_FORM = {ord(each): forms[0] for forms in _FORMS.split() for each in forms}
