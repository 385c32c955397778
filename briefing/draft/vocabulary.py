"""Words by what they do in a report: who can speak, what says that somebody speaks, which state is meant."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that has them between blanks."""
    return frozenset(words.split())


def _aliases(rows: str) -> dict[str, str]:
    """Return each name's first name, from lines of names between commas."""
    found: dict[str, str] = {}
    for row in rows.strip().splitlines():
        names = [name.strip() for name in row.split(",")]
        found.update((name.lower(), names[0]) for name in names)
    return found


MONTHS = {
    month: number
    for number, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul"),
            *("august aug", "september sept sep", "october oct", "november nov", "december dec"),
        ),
        start=1,
    )
    for month in names.split()
}
WEEKDAYS = {
    day: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for day in names.split()
}

STATES = _aliases(
    """
    United States, US, U.S., USA, America, American, Americans, Washington, White House, Pentagon
    United Kingdom, UK, U.K., Britain, British, London, Great Britain, England
    Russia, Russian, Russians, Moscow, Kremlin, Russian Federation
    Ukraine, Ukrainian, Ukrainians, Kyiv, Kiev
    North Korea, North Korean, North Koreans, Pyongyang, DPRK
    South Korea, South Korean, South Koreans, Seoul
    China, Chinese, Beijing
    Japan, Japanese, Tokyo
    France, French, Paris
    Germany, German, Germans, Berlin
    Netherlands, Dutch, The Hague, the Netherlands
    Poland, Polish, Warsaw
    Italy, Italian, Rome
    Spain, Spanish, Madrid
    Turkey, Turkish, Ankara, Türkiye, Turkiye
    Israel, Israeli, Israelis, Jerusalem
    Iran, Iranian, Iranians, Tehran
    Iraq, Iraqi, Iraqis, Baghdad
    Syria, Syrian, Syrians, Damascus
    Lebanon, Lebanese, Beirut
    Egypt, Egyptian, Cairo
    Saudi Arabia, Saudi, Riyadh
    Yemen, Yemeni, Sanaa
    Palestine, Palestinian, Palestinians
    Gaza, Gazan
    Afghanistan, Afghan, Afghans, Kabul
    Pakistan, Pakistani, Islamabad
    India, Indian, Indians, New Delhi, Delhi
    Bangladesh, Bangladeshi, Dhaka
    Myanmar, Burma, Burmese, Naypyitaw
    Sri Lanka, Sri Lankan, Colombo
    Nepal, Nepali, Nepalese, Kathmandu
    Indonesia, Indonesian, Jakarta
    Philippines, Philippine, Filipino, Manila
    Thailand, Thai, Bangkok
    Vietnam, Vietnamese, Hanoi
    Australia, Australian, Canberra
    Canada, Canadian, Ottawa
    Mexico, Mexican, Mexico City
    Brazil, Brazilian, Brasilia
    Argentina, Argentine, Buenos Aires
    Venezuela, Venezuelan, Caracas
    Colombia, Colombian, Bogota
    Chile, Chilean, Santiago
    Peru, Peruvian, Lima
    Haiti, Haitian, Port-au-Prince
    Cuba, Cuban, Havana
    Nigeria, Nigerian, Abuja
    Sudan, Sudanese, Khartoum
    South Sudan, South Sudanese, Juba
    Ethiopia, Ethiopian, Addis Ababa
    Eritrea, Eritrean, Asmara
    Somalia, Somali, Mogadishu
    Kenya, Kenyan, Nairobi
    Uganda, Ugandan, Kampala
    Rwanda, Rwandan, Kigali
    Congo, Congolese, Kinshasa, Democratic Republic of Congo, DRC
    Chad, Chadian, N'Djamena
    Mali, Malian, Bamako
    Niger, Nigerien, Niamey
    Burkina Faso, Burkinabe, Ouagadougou
    Guinea, Guinean, Conakry
    Mozambique, Mozambican, Maputo
    South Africa, South African, Pretoria
    Libya, Libyan, Tripoli
    Tunisia, Tunisian, Tunis
    Algeria, Algerian, Algiers
    Morocco, Moroccan, Rabat
    Georgia, Georgian, Tbilisi
    Armenia, Armenian, Yerevan
    Azerbaijan, Azerbaijani, Baku
    Kazakhstan, Kazakh, Astana
    Belarus, Belarusian, Minsk
    Moldova, Moldovan, Chisinau
    Romania, Romanian, Bucharest
    Bulgaria, Bulgarian, Sofia
    Hungary, Hungarian, Budapest
    Greece, Greek, Athens
    Serbia, Serbian, Belgrade
    Kosovo, Kosovar, Pristina
    Bosnia, Bosnian, Sarajevo
    Croatia, Croatian, Zagreb
    Austria, Austrian, Vienna
    Switzerland, Swiss, Bern
    Sweden, Swedish, Stockholm
    Norway, Norwegian, Oslo
    Finland, Finnish, Helsinki
    Denmark, Danish, Copenhagen
    Estonia, Estonian, Tallinn
    Latvia, Latvian, Riga
    Lithuania, Lithuanian, Vilnius
    Belgium, Belgian
    Portugal, Portuguese, Lisbon
    Ireland, Irish, Dublin
    Jordan, Jordanian, Amman
    Qatar, Qatari, Doha
    European Union, EU, Brussels
    United Nations, UN, U.N.
    Taiwan, Taiwanese, Taipei
    """
)
"""Each state by its name, its people's name and its capital, in lower case."""

AGENCIES = _aliases(
    """
    Reuters, reuters
    Associated Press, AP, The Associated Press
    Agence France-Presse, AFP
    BBC, BBC News
    CNN, CNN News
    Bloomberg, Bloomberg News
    Xinhua, Xinhua News Agency
    TASS, Tass
    Interfax, Interfax-Ukraine
    Al Jazeera, Aljazeera
    Anadolu, Anadolu Agency, AA
    Kyodo, Kyodo News
    Yonhap, Yonhap News Agency
    DPA, dpa
    EFE, Efe
    ANSA, Ansa
    PTI, Press Trust of India
    IANS, ians
    USA TODAY, USA Today
    """
)
"""News agencies and outlets that a line of credits names."""

SAYING = word_set(
    """say tell report announce claim estimate add note warn declare state confirm insist argue write post reveal
    acknowledge admit allege assert concede concur maintain contend explain describe recall stress reiterate
    calculate record register count list cite reckon document disclose
    expect forecast predict project believe think suggest suspect fear assess conclude find show indicate
    deny dispute reject dismiss refute call speak put peg give place quote reply answer respond tweet publish
    issue release promise pledge vow offer acknowledge complain accuse demand urge remark observe lament
    counter agree hear see know imply detail appeal need"""
)
"""Verbs that say that their subject says what follows."""

STRONG_SAYING = word_set(
    """say tell report announce claim estimate add warn declare state confirm insist argue write reveal acknowledge
    admit allege assert concede concur maintain contend explain stress reiterate deny post tweet remark"""
)
"""Of these, those after which words stand as they were said."""

NUMBER_GIVING = word_set(
    """put place peg estimate count record register give report list document confirm calculate number
    claim cite revise raise lower update"""
)
"""Verbs whose object is the figure itself: "police put the crowd at 25,000", "it counted 127 bodies"."""

DENYING = word_set("deny dispute reject dismiss refute rebut disprove debunk")
"""Verbs by which somebody says that something is not so."""

FORECASTING = word_set("expect forecast predict project anticipate foresee envisage")
"""Verbs for what is yet to be."""

DOCUMENTS = word_set(
    """report study survey poll data datum figure statement statistic document assessment analysis estimate count tally
    result results figures record records resource resources census paper release update bulletin investigation
    findings website site post letter"""
)
"""Things that say something on behalf of those who made them."""

SPEAKERS = (
    word_set(
        """official officials spokesman spokeswoman spokesperson spokesmen minister ministry president premier chief
    head director secretary governor mayor senator lawmaker lawmakers commander general colonel captain sergeant
    officer officers police authority authorities government administration agency organisation organization
    organisations organizations organiser organisers organizer organizers group groups union unions party parties
    department service services office bureau bank company firm operator institute institution centre center
    council committee commission union association federation network body charity foundation court prosecutor
    prosecutors lawyer lawyers doctor doctors nurse nurses medic medics hospital hospitals rescuer rescuers worker
    workers witness witnesses survivor survivors resident residents villager villagers activist activists analyst
    analysts expert experts economist economists researcher researchers scientist scientists diplomat diplomats
    source sources leader leaders opposition military army navy force forces intelligence embassy envoy ambassador
    coordinator representative adviser advisor aide journalist reporter correspondent media newspaper television
    broadcaster channel blogger bloggers critic critics observer observers monitor monitors ngo ngos coalition
    regulator manufacturer owner owners manager employer employers teacher teachers student students relative
    relatives mother father brother sister neighbour neighbor pilot farmer farmers trader traders investigator
    investigators coroner chairman chairwoman chair judge king queen prince pope bishop imam general-secretary
    secretary-general defence defense defender defenders campaigners campaigner rebels rebel fighter fighters
    organizer sheriff fire department kremlin side nation country state republicans democrats team teams
    volunteers volunteer counterpart contractor veteran administrator speaker delegation mission unit"""
    )
    | DOCUMENTS
)
"""Nouns for those who can say something."""

PLURAL_VOICES = word_set(
    "officials authorities organisers organizers witnesses rescuers residents sources police"
)
"""Voices that stay the same through an article whoever they are."""

ROLES = word_set(
    """spokesman spokeswoman spokesperson minister president premier chief head director secretary governor mayor
    senator commander general colonel captain leader coordinator representative adviser advisor aide ambassador
    envoy chairman chairwoman chair prosecutor judge king prince pope bishop analyst economist professor doctor
    nurse official officer secretary-general chancellor lawmaker congressman congresswoman rep sen sergeant major
    lieutenant brigadier admiral marshal blogger activist survivor resident witness owner manager founder expert
    researcher scientist deputy vice-president manager medic lawyer"""
)
"""Nouns that stand with a person's name for what they are."""

TITLES = word_set(
    """mr mrs ms miss dr sir dame lord lady prof professor president minister premier chancellor senator sen rep
    gov governor mayor gen general lt lieutenant col colonel maj major capt captain sgt sergeant adm admiral brig
    brigadier marshal king queen prince pope imam ayatollah sheikh mullah rev father prime vice deputy"""
)
"""Words before a name that are no part of it."""
