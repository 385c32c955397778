"""Units and counted nouns: what can be compared with what."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.figures.model import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

COUNT = Unit("")
"""A number of something that is not known."""
DAY = Unit("date", "date")
"""A figure that names days."""
PERCENT = Unit("percent", "percent")
POINTS = Unit("points", "points")
CELSIUS = Unit("°C", "temperature")
FAHRENHEIT = Unit("°F", "temperature")
"""Only a wording's: what is read in it is kept in °C, so that a unit needs no offset."""

# Counted nouns by kind: "plural/singular", or one word for both. Things that analysts compare as part
# and whole (tanks and vehicles, officers and troops) share a kind.
_COUNTED = {
    "people": """
        people/person persons troops/troop soldiers/soldier officers/officer generals/general fighters/fighter
        men/man women/woman children/child personnel civilians/civilian killed dead wounded injured missing
        captured casualties/casualty deaths/death fatalities/fatality victims/victim injuries/injury
        bodies/body survivors/survivor servicemen/serviceman servicewomen/servicewoman conscripts/conscript
        recruits/recruit mercenaries/mercenary volunteers/volunteer militants/militant gunmen/gunman
        insurgents/insurgent rebels/rebel combatants/combatant noncombatants/noncombatant hostages/hostage
        prisoners/prisoner detainees/detainee pows/pow captives/captive refugees/refugee migrants/migrant
        evacuees/evacuee residents/resident citizens/citizen engineers/engineer advisers/adviser
        advisors/advisor instructors/instructor technicians/technician operators/operator pilots/pilot
        crews/crew sailors/sailor marines/marine commanders/commander sergeants/sergeant
        reservists/reservist paratroopers/paratrooper infantrymen/infantryman workers/worker
        labourers/labourer laborers/laborer journalists/journalist patients/patient students/student
        passengers/passenger protesters/protester demonstrators/demonstrator terrorists/terrorist
        police policemen/policeman guards/guard medics/medic doctors/doctor nurses/nurse boys/boy girls/girl
        defectors/defector deserters/deserter inmates/inmate""",
    "containers": "containers/container teu",
    "shells": """
        shells/shell rounds/round projectiles/projectile cartridges/cartridge mortars/mortar""",
    "munitions": "munitions/munition bombs/bomb mines/mine grenades/grenade explosives/explosive",
    "vehicles": """
        vehicles/vehicle tanks/tank trucks/truck cars/car lorries/lorry apcs/apc ifvs/ifv carriers/carrier
        buses/bus ambulances/ambulance convoys/convoy""",
    "guns": "guns/gun howitzers/howitzer launchers/launcher cannons/cannon rifles/rifle weapons/weapon",
    "aircraft": """
        aircraft planes/plane jets/jet airplanes/airplane aeroplanes/aeroplane helicopters/helicopter
        warplanes/warplane bombers/bomber""",
    "missiles": "missiles/missile rockets/rocket icbms/icbm warheads/warhead",
    "drones": "drones/drone uavs/uav uas",
    "ships": """
        ships/ship vessels/vessel boats/boat submarines/submarine tankers/tanker warships/warship
        ferries/ferry freighters/freighter""",
    "trains": "trains/train railcars/railcar wagons/wagon carriages/carriage",
    "military units": """
        brigades/brigade battalions/battalion regiments/regiment divisions/division companies/company
        platoons/platoon squads/squad corps units/unit""",
    "sites": """
        bases/base camps/camp sites/site facilities/facility settlements/settlement villages/village
        towns/town cities/city""",
    "buildings": """
        buildings/building homes/home houses/house apartments/apartment hospitals/hospital schools/school""",
    "attacks": """
        attacks/attack strikes/strike airstrikes/airstrike raids/raid assaults/assault explosions/explosion
        clashes/clash incidents/incident sorties/sortie flights/flight""",
    "households": "households/household families/family",
}

# Measured units by kind, one a line: name, factor into the base unit of the kind, other words for it.
# A blank divides tokens: "km / h" is written km/h.
_MEASURED = {
    "percent": "percent; 1; %, per cent, pct",
    "percentage points": """
        percentage points; 1; percentage point, pp, ppt, per cent points
        basis points; 0.01; basis point, bps, bp""",
    "points": "points; 1; point, pts",
    "magnitude": "magnitude; 1; magnitudes",
    "time": """
        milliseconds; 1/86400000; millisecond, ms
        seconds; 1/86400; second, secs, sec
        minutes; 1/1440; minute, mins, min
        hours; 1/24; hour, hrs, hr, h
        days; 1; day, d
        weeks; 7; week, wks, wk
        fortnights; 14; fortnight
        months; 365.25/12; month, mos
        years; 365.25; year, yrs, yr
        decades; 3652.5; decade
        centuries; 36525; century""",
    "length": """
        mm; 0.001; millimetres, millimetre, millimeters, millimeter
        cm; 0.01; centimetres, centimetre, centimeters, centimeter
        m; 1; metres, metre, meters, meter
        km; 1000; kilometres, kilometre, kilometers, kilometer, kms
        inches; 0.0254; inch
        feet; 0.3048; foot, ft
        yards; 0.9144; yard, yd, yds
        miles; 1609.344; mile, mi
        nautical miles; 1852; nautical mile, nmi""",
    "speed": """
        km/h; 1000/3600; km / h, kmh, kph, km / hr, km per hour, km an hour, kilometres per hour, kilometres an hour
        km/h; 1000/3600; kilometers per hour, kilometers an hour
        mph; 0.44704; miles per hour, miles an hour, mile per hour, mile an hour
        m/s; 1; m / s, metres per second, metres a second, meters per second, meters a second
        knots; 1852/3600; knot, kts, kt""",
    "mass": """
        µg; 1e-09; mcg, μg, micrograms, microgram
        mg; 1e-06; milligrams, milligram, milligrammes, milligramme
        g; 0.001; grams, gram, grammes, gramme
        kg; 1; kilograms, kilogram, kilogrammes, kilogramme, kilos, kilo, kgs
        tonnes; 1000; tonne, tons, ton, t, metric tons, metric ton, metric tonnes, metric tonne
        short tons; 907.18474; short ton, us tons
        pounds; 0.45359237; pound, lbs, lb
        ounces; 0.028349523125; ounce, oz""",
    "area": """
        m²; 1; square metres, square metre, square meters, square meter, sq m, sqm, m 2
        hectares; 10000; hectare, ha
        acres; 4046.8564224; acre
        square feet; 0.09290304; square foot, sq ft, sqft
        km²; 1000000; square kilometres, square kilometre, square kilometers, square kilometer
        km²; 1000000; square km, sq km, sqkm, km 2
        square miles; 2589988.110336; square mile, sq miles, sq mile, sq mi""",
    "volume": """
        ml; 1e-06; millilitres, millilitre, milliliters, milliliter
        litres; 0.001; litre, liters, liter
        cubic metres; 1; cubic metre, cubic meters, cubic meter, m³, m 3
        cubic feet; 0.028316846592; cubic foot, cu ft
        gallons; 0.003785411784; gallon
        barrels; 0.158987294928; barrel, bbl""",
    "power": """
        kW; 1000; kilowatts, kilowatt
        MW; 1e6; megawatts, megawatt
        GW; 1e9; gigawatts, gigawatt
        W; 1; watts, watt
        horsepower; 745.6998715822702; hp, bhp""",
    "energy": """
        kWh; 1000; kilowatt hours, kilowatt hour, kilowatt - hours, kilowatt - hour
        MWh; 1e6; megawatt hours, megawatt hour, megawatt - hours, megawatt - hour
        GWh; 1e9; gigawatt hours, gigawatt hour, gigawatt - hours, gigawatt - hour
        TWh; 1e12; terawatt hours, terawatt hour, terawatt - hours, terawatt - hour""",
    "data": """
        KB; 1e3; kilobytes, kilobyte
        MB; 1e6; megabytes, megabyte
        GB; 1e9; gigabytes, gigabyte, gig, gigs
        TB; 1e12; terabytes, terabyte
        PB; 1e15; petabytes, petabyte""",
    "data rate": """
        kbps; 1e3; kilobits per second
        Mbps; 1e6; megabits per second, megabits a second
        Gbps; 1e9; gigabits per second, gigabits a second""",
    "emission": "g/km; 1; g / km, grams per kilometre",
    "fuel economy": "mpg; 1; miles per gallon, miles to the gallon",
    "charge": "mAh; 0.001; milliamp hours",
    "frequency": "Hz; 1; hertz\nkHz; 1e3; kilohertz\nMHz; 1e6; megahertz\nGHz; 1e9; gigahertz",
    "pixels": "megapixels; 1e6; megapixel, mp",
    "temperature": """
        °C; 1; ° c, degrees celsius, degree celsius, degrees c, deg c, celsius, degrees centigrade, centigrade
        °F; 1; ° f, degrees fahrenheit, degree fahrenheit, degrees f, deg f, fahrenheit""",
}

RATE = "rate"
_LARGE = {10**6: "million", 10**9: "billion"}
_WHOLES = {str(10**zeros): 10**zeros for zeros in range(2, 10)} | {"million": 10**6, "billion": 10**9}

GLUED = {
    "C": CELSIUS,
    "F": FAHRENHEIT,
    "W": Unit("W", "power"),
    "p": Unit("pence", "money GBP", 0.01),
    "in": Unit("inches", "length", 0.0254),
}
"""Units of one letter, in its case, that must touch their number: 40C, 60W, 164p."""

# Currencies by ISO 4217 code: signs (also before the number), then words.
_MONEY = {
    "USD": ("$ us$ $us", "dollars/dollar/us dollars/us dollar/american dollars/долларов/доларів/dólares"),
    "EUR": ("€", "euros/euro/евро/євро"),
    "GBP": ("£ ps", "pounds sterling/sterling/british pounds"),
    "JPY": ("¥", "yen/japanese yen"),
    "CNY": ("rmb", "yuan/renminbi"),
    "KRW": ("₩", "won/south korean won"),
    "KPW": ("", "north korean won"),
    "RUB": ("₽", "roubles/rouble/rubles/ruble/рублей/рубля/руб"),
    "UAH": ("₴", "hryvnias/hryvnia/hryvnya/гривень/гривні/грн/гривен"),
    "INR": ("₹ rs", "rupees/rupee/indian rupees"),
    "ILS": ("₪", "shekels/shekel"),
    "TRY": ("₺", "turkish lira"),
    "CHF": ("", "swiss francs/swiss franc"),
    "PLN": ("", "zloty/zlotys"),
    "SEK": ("", "swedish kronor"),
    "NOK": ("", "norwegian kroner"),
    "DKK": ("", "danish kroner"),
    "CZK": ("", "czech crowns"),
    "IRR": ("", "rials/rial"),
    "AUD": ("a$ au$ $a $au", "australian dollars"),
    "CAD": ("c$ ca$ can$ $ca $c", "canadian dollars"),
    "NZD": ("nz$ $nz", "new zealand dollars"),
    "TWD": ("nt$", "taiwan dollars"),
    "HKD": ("hk$", "hong kong dollars"),
    "SGD": ("s$", "singapore dollars"),
    "BRL": ("r$", "reais"),
    "MXN": ("mx$", "mexican pesos"),
    "MYR": ("rm", "ringgit/malaysian ringgit"),
    "IDR": ("rp", "rupiah"),
    "PHP": ("₱", "philippine pesos"),
    "NGN": ("₦", "naira"),
    "ZAR": ("", "rand"),
    "BDT": ("", "taka"),
    "VND": ("₫", "dong"),
    "THB": ("฿", "baht"),
    "PKR": ("", "pakistani rupees"),
}


def _rows(text: str) -> Iterator[tuple[str, float, list[str]]]:
    """Yield name, factor and words of the units of a kind."""
    for line in text.strip().split("\n"):
        name, factor, words = (part.strip() for part in line.split(";"))
        above, _, below = factor.partition("/")
        yield name, float(above) / float(below or 1), [name.lower(), *words.split(", ")]


@cache
def measured() -> Mapping[str, Unit]:
    """Return the units that are no counted noun, by their words in lower case, a space between tokens."""
    found: dict[str, Unit] = {}
    for kind, text in _MEASURED.items():
        for name, factor, others in _rows(text):
            unit = Unit(name, kind, factor)
            found.update(dict.fromkeys(others, unit))
    for code, (signs, words) in _MONEY.items():
        unit = Unit(code, f"money {code}")
        after = (sign for sign in signs.split() if len(sign) == 1 or (sign[1] != "$" and "$" in sign))
        found.update(dict.fromkeys((code.lower(), *map(cut, after), *words.split("/")), unit))
    return found


@cache
def currency_signs() -> Mapping[str, Mapping[str, Unit]]:
    """Return the currencies by what stands before a number, by its first token and then its second.

    The second is empty where there is but one: "$", "Rs", "EUR", and not "US$".
    """
    found: dict[str, dict[str, Unit]] = {}
    for code, (signs, _) in _MONEY.items():
        for sign in (*signs.split(), code.lower()):
            first, _, second = cut(sign).partition(" ")
            found.setdefault(first, {})[second] = Unit(code, f"money {code}")
    return found


def cut(sign: str) -> str:
    """Return a currency's sign with a space between its tokens: "us $"."""
    return sign.replace("$", " $ ").strip()


@cache
def counted() -> Mapping[str, tuple[Unit, bool]]:
    """Return the unit of each counted noun in lower case, and whether the word stands for several."""
    found: dict[str, tuple[Unit, bool]] = {}
    for kind, nouns in _COUNTED.items():
        for noun in nouns.split():
            plural, _, singular = noun.partition("/")
            unit = Unit(plural, kind)
            found[plural] = unit, True
            if singular:
                found[singular] = unit, False
    return found


@cache
def unit_sizes() -> Mapping[str, tuple[int, ...]]:
    """Return how many tokens the measured units have that begin with a word, the most first."""
    sizes: dict[str, set[int]] = {}
    for words in measured():
        first, *rest = words.split()
        sizes.setdefault(first, set()).add(1 + len(rest))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}


def is_measured(unit: Unit) -> bool:
    """Whether a unit is measured and not counted: money, percent, time, length and so on."""
    return unit.is_money or unit.kind in _MEASURED or unit.kind == RATE


def rate(whole: int) -> Unit:
    """Return the unit of a number of things among so many: "per 100,000"."""
    return Unit(f"per {_LARGE.get(whole, f'{whole:,}')}", RATE, 1 / whole)


def unit_for(words: str) -> Unit:
    """Return the unit that a measure's `unit:` names; a noun that is not known is a count."""
    text = " ".join(re.sub(r"([$/°-])", r" \1 ", words.lower()).split())
    if not text:
        return COUNT
    if text in ("date", "dates", "day of month"):
        return DAY
    first, _, second = text.partition(" ")
    if unit := measured().get(text) or currency_signs().get(first, {}).get(second):
        return CELSIUS if unit == FAHRENHEIT else unit
    if text.startswith("per ") and (whole := _WHOLES.get(text[4:].replace(",", ""))):
        return rate(whole)
    noun = counted().get(text.rpartition(" ")[2])
    return noun[0] if noun else Unit(" ".join(words.split()))


def comparable(a: Unit, b: Unit) -> bool:
    """Whether figures in the two units can be compared: one kind, or an unknown count and a counted noun."""
    if a.kind == b.kind:
        return True
    kinds = {a.kind, b.kind}
    return "count" in kinds and kinds - {"count"} <= _COUNTED.keys()
