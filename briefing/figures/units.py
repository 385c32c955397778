"""Units and counted nouns: what can be compared with what."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefing.figures.model import Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.figures.tokens import Tokens

COUNT = Unit("")
"""A number of something that is not known."""
DAY = Unit("date", "date")
"""A figure that names days."""

# Counted nouns by kind: "plural/singular", or one word for both. Things that analysts compare as part
# and whole (tanks and vehicles, officers and troops) share a kind.
_COUNTED = {
    "people": (
        *(
            "people/person",
            "persons",
            "troops/troop",
            "soldiers/soldier",
            "officers/officer",
            "generals/general",
        ),
        *("fighters/fighter", "men/man", "women/woman", "children/child", "personnel", "civilians/civilian"),
        *(
            "killed",
            "dead",
            "wounded",
            "injured",
            "missing",
            "captured",
            "casualties/casualty",
            "deaths/death",
        ),
        *("fatalities/fatality", "victims/victim", "injuries/injury", "bodies/body", "survivors/survivor"),
        *("servicemen/serviceman", "servicewomen/servicewoman", "conscripts/conscript", "recruits/recruit"),
        *("mercenaries/mercenary", "volunteers/volunteer", "militants/militant", "gunmen/gunman"),
        *("insurgents/insurgent", "rebels/rebel", "combatants/combatant", "noncombatants/noncombatant"),
        *("hostages/hostage", "prisoners/prisoner", "detainees/detainee", "pows/pow", "captives/captive"),
        *(
            "refugees/refugee",
            "migrants/migrant",
            "evacuees/evacuee",
            "residents/resident",
            "citizens/citizen",
        ),
        *("engineers/engineer", "advisers/adviser", "advisors/advisor", "instructors/instructor"),
        *("technicians/technician", "operators/operator", "pilots/pilot", "crews/crew", "sailors/sailor"),
        *("marines/marine", "commanders/commander", "sergeants/sergeant", "reservists/reservist"),
        *("paratroopers/paratrooper", "infantrymen/infantryman", "workers/worker", "labourers/labourer"),
        *("laborers/laborer", "journalists/journalist", "patients/patient", "students/student"),
        *(
            "passengers/passenger",
            "protesters/protester",
            "demonstrators/demonstrator",
            "terrorists/terrorist",
        ),
        *("police", "policemen/policeman", "guards/guard", "medics/medic", "doctors/doctor", "nurses/nurse"),
        *("boys/boy", "girls/girl", "defectors/defector", "deserters/deserter", "inmates/inmate"),
    ),
    "containers": ("containers/container", "teu"),
    "shells": (
        *("shells/shell", "rounds/round", "projectiles/projectile"),
        *("cartridges/cartridge", "mortars/mortar"),
    ),
    "munitions": (
        "munitions/munition",
        "bombs/bomb",
        "mines/mine",
        "grenades/grenade",
        "explosives/explosive",
    ),
    "vehicles": (
        *(
            "vehicles/vehicle",
            "tanks/tank",
            "trucks/truck",
            "cars/car",
            "lorries/lorry",
            "apcs/apc",
            "ifvs/ifv",
        ),
        *("carriers/carrier", "buses/bus", "ambulances/ambulance", "convoys/convoy"),
    ),
    "guns": (
        *("guns/gun", "howitzers/howitzer", "launchers/launcher", "cannons/cannon", "rifles/rifle"),
        *("weapons/weapon",),
    ),
    "aircraft": (
        *("aircraft", "planes/plane", "jets/jet", "airplanes/airplane", "aeroplanes/aeroplane"),
        *("helicopters/helicopter", "warplanes/warplane", "bombers/bomber"),
    ),
    "missiles": ("missiles/missile", "rockets/rocket", "icbms/icbm", "warheads/warhead"),
    "drones": ("drones/drone", "uavs/uav", "uas"),
    "ships": (
        *("ships/ship", "vessels/vessel", "boats/boat", "submarines/submarine", "tankers/tanker"),
        *("warships/warship", "ferries/ferry", "freighters/freighter"),
    ),
    "trains": ("trains/train", "railcars/railcar", "wagons/wagon", "carriages/carriage"),
    "military units": (
        *("brigades/brigade", "battalions/battalion", "regiments/regiment", "divisions/division"),
        *("companies/company", "platoons/platoon", "squads/squad", "corps", "units/unit"),
    ),
    "sites": (
        *("bases/base", "camps/camp", "sites/site", "facilities/facility", "settlements/settlement"),
        *("villages/village", "towns/town", "cities/city"),
    ),
    "buildings": (
        *("buildings/building", "homes/home", "houses/house", "apartments/apartment", "hospitals/hospital"),
        *("schools/school",),
    ),
    "attacks": (
        *("attacks/attack", "strikes/strike", "airstrikes/airstrike", "raids/raid", "assaults/assault"),
        *("explosions/explosion", "clashes/clash", "incidents/incident", "sorties/sortie", "flights/flight"),
    ),
    "households": ("households/household", "families/family"),
}

# Measured units by kind: name, factor into the base unit of the kind, and other words for it.
_MEASURED: dict[str, tuple[tuple[str, float, str], ...]] = {
    "percent": (("percent", 1, "%/per cent/pct"),),
    "percentage points": (("percentage points", 1, "percentage point"),),
    "time": (
        ("seconds", 1 / 86400, "second/secs/sec"),
        ("minutes", 1 / 1440, "minute/mins/min"),
        ("hours", 1 / 24, "hour/hrs/hr/h"),
        ("days", 1, "day/d"),
        ("weeks", 7, "week/wks/wk"),
        ("fortnights", 14, "fortnight"),
        ("months", 365.25 / 12, "month/mos"),
        ("years", 365.25, "year/yrs/yr"),
        ("decades", 3652.5, "decade"),
    ),
    "length": (
        ("mm", 0.001, "millimetres/millimetre/millimeters/millimeter"),
        ("cm", 0.01, "centimetres/centimetre/centimeters/centimeter"),
        ("m", 1, "metres/metre/meters/meter"),
        ("km", 1000, "kilometres/kilometre/kilometers/kilometer/kms"),
        ("inches", 0.0254, "inch"),
        ("feet", 0.3048, "foot/ft"),
        ("yards", 0.9144, "yard/yd/yds"),
        ("miles", 1609.344, "mile/mi"),
        ("nautical miles", 1852, "nautical mile/nmi"),
    ),
    "mass": (
        ("g", 0.001, "grams/gram/grammes/gramme"),
        ("kg", 1, "kilograms/kilogram/kilogrammes/kilogramme/kilos/kilo/kgs"),
        ("tonnes", 1000, "tonne/tons/ton/t/metric tons/metric ton/metric tonnes/metric tonne"),
        ("short tons", 907.18474, "short ton/us tons"),
        ("pounds", 0.45359237, "pound/lbs/lb"),
        ("ounces", 0.028349523125, "ounce/oz"),
    ),
    "area": (
        ("m²", 1, "square metres/square metre/square meters/square meter/sq m/sqm"),
        ("hectares", 10000, "hectare/ha"),
        ("acres", 4046.8564224, "acre"),
        (
            "km²",
            1_000_000,
            "square kilometres/square kilometre/square kilometers/square kilometer/square km/sq km/sqkm",
        ),
        ("square miles", 2589988.110336, "square mile/sq miles/sq mile/sq mi"),
    ),
    "volume": (
        ("litres", 0.001, "litre/liters/liter"),
        ("cubic metres", 1, "cubic metre/cubic meters/cubic meter/m³"),
        ("gallons", 0.003785411784, "gallon"),
        ("barrels", 0.158987294928, "barrel/bbl"),
    ),
    "power": (
        ("kW", 1000, "kilowatts/kilowatt"),
        ("MW", 1e6, "megawatts/megawatt"),
        ("GW", 1e9, "gigawatts/gigawatt"),
    ),
}

# Currencies by ISO 4217 code: signs (also before the number), then words.
_MONEY = {
    "USD": ("$ us$", "dollars/dollar/us dollars/us dollar/american dollars"),
    "EUR": ("€", "euros/euro"),
    "GBP": ("£", "pounds sterling/sterling/british pounds"),
    "JPY": ("¥", "yen/japanese yen"),
    "CNY": ("", "yuan/renminbi/rmb"),
    "KRW": ("₩", "won/south korean won"),
    "KPW": ("", "north korean won"),
    "RUB": ("₽", "roubles/rouble/rubles/ruble"),
    "UAH": ("₴", "hryvnias/hryvnia/hryvnya"),
    "INR": ("₹", "rupees/rupee/indian rupees"),
    "ILS": ("₪", "shekels/shekel"),
    "TRY": ("₺", "turkish lira"),
    "CHF": ("", "swiss francs/swiss franc"),
    "PLN": ("", "zloty/zlotys"),
    "SEK": ("", "swedish kronor"),
    "NOK": ("", "norwegian kroner"),
    "DKK": ("", "danish kroner"),
    "CZK": ("", "czech crowns"),
    "IRR": ("", "rials/rial"),
    "AUD": ("a$ au$", "australian dollars"),
    "CAD": ("c$ ca$", "canadian dollars"),
    "NZD": ("nz$", "new zealand dollars"),
    "TWD": ("nt$", "taiwan dollars"),
    "HKD": ("hk$", "hong kong dollars"),
}


@cache
def measured() -> Mapping[str, Unit]:
    """Return the units that are no counted noun, by their words in lower case, a space between tokens."""
    found: dict[str, Unit] = {}
    for kind, units in _MEASURED.items():
        for name, factor, others in units:
            for word in (name.lower(), *others.split("/")):
                found[word] = Unit(name, kind, factor)
    for code, (signs, words) in _MONEY.items():
        cut = (sign.replace("$", " $").strip() for sign in signs.split())
        for word in (code.lower(), *cut, *words.split("/")):
            found[word] = Unit(code, f"money {code}")
    return found


@cache
def counted() -> Mapping[str, tuple[Unit, bool]]:
    """Return the unit of each counted noun in lower case, and whether the word stands for several."""
    found: dict[str, tuple[Unit, bool]] = {}
    for kind, nouns in _COUNTED.items():
        for noun in nouns:
            plural, _, singular = noun.partition("/")
            unit = Unit(plural, kind)
            found[plural] = unit, True
            if singular:
                found[singular] = unit, False
    return found


def is_measured(unit: Unit) -> bool:
    """Whether a unit is measured and not counted: money, percent, time, length and so on."""
    return unit.is_money or unit.kind in _MEASURED


def measured_at(tokens: Tokens, at: int) -> tuple[Unit | None, int]:
    """Return the measured unit or the currency that begins at a token, and the token after it."""
    words, units = tokens.words, measured()
    for size in _sizes().get(words[at], ()):
        if unit := units.get(" ".join(words[at : at + size])):
            return unit, at + size
    return None, at


@cache
def _sizes() -> Mapping[str, tuple[int, ...]]:
    """Return how many tokens the units have that begin with a word, the most first."""
    sizes: dict[str, set[int]] = {}
    for words in measured():
        first, *rest = words.split()
        sizes.setdefault(first, set()).add(1 + len(rest))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def unit_for(words: str) -> Unit:
    """Return the unit that a measure's `unit:` names; a noun that is not known is a count."""
    text = " ".join(words.lower().replace("$", " $").split())
    if not text:
        return COUNT
    if text in ("date", "dates", "day of month"):
        return DAY
    if known := measured().get(text):
        return known
    noun = counted().get(text.rpartition(" ")[2])
    return noun[0] if noun else Unit(" ".join(words.split()))


def comparable(a: Unit, b: Unit) -> bool:
    """Whether figures in the two units can be compared: one kind, or an unknown count and a counted noun."""
    if a.kind == b.kind:
        return True
    kinds = {a.kind, b.kind}
    return "count" in kinds and kinds - {"count"} <= _COUNTED.keys()
