# ruff: noqa: E501
"""Short pieces of our own in eight styles of news writing, with who speaks, what is said and how people are called.

They were written before the rules saw them: at first 24 of 31 quotes and 21 of 40 statements had the
right speaker, and 24 of 32 labels were found, with three that were wrong. Names of organisations that
the writer of a piece takes as given are listed; ministries, offices and firms in lower case are not.
"""

from dataclasses import dataclass

Spoken = tuple[str, str | None]
"""The first words of a quote or statement and the name of its speaker, None where nobody named."""
Called = tuple[str, str]
"""A person and a label."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece; `people` and `organisations` are the names in it."""

    style: str
    text: str
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    quotes: tuple[Spoken, ...] = ()
    statements: tuple[Spoken, ...] = ()
    labels: tuple[Called, ...] = ()


PIECES: tuple[Piece, ...] = (
    # Court reports.
    Piece(
        "court",
        "Judge Helena Brandt told the jury on Thursday that it must ignore what it had read online. “You decide on the evidence alone,” she said.",
        ("Helena Brandt",),
        (),
        (("You decide", "Helena Brandt"),),
        (("it must ignore", "Helena Brandt"),),
        (("Helena Brandt", "Judge"),),
    ),
    Piece(
        "court",
        "Prosecutor Amos Kitt alleged that the accountant moved 4 million crowns abroad. His client “never touched a cent,” countered defence lawyer Rita Soames.",
        ("Amos Kitt", "Rita Soames"),
        (),
        (("never touched", "Rita Soames"),),
        (("the accountant moved", "Amos Kitt"),),
        (("Amos Kitt", "Prosecutor"), ("Rita Soames", "defence lawyer")),
    ),
    Piece(
        "court",
        "Asked by the bench whether he regretted the fire, Lorenz Pfaff, a 41-year-old roofer, shook his head. “I was cold,” he said quietly.",
        ("Lorenz Pfaff",),
        (),
        (("I was cold", "Lorenz Pfaff"),),
        (),
        (("Lorenz Pfaff", "41-year-old roofer"),),
    ),
    Piece(
        "court",
        "The appeals court ruled that the seizure was unlawful. The prosecutor's office said it would study the judgment before deciding what to do.",
        (),
        (),
        (),
        (("the seizure was", "appeals court"), ("it would study", "prosecutor's office")),
    ),
    Piece(
        "court",
        "In the indictment, Norland's justice ministry accuses Viktor Sahl, the former head of the port authority, of taking bribes. Mr Sahl has denied wrongdoing.",
        ("Viktor Sahl",),
        (),
        (),
        (("Viktor Sahl", "justice ministry"), ("wrongdoing", "Viktor Sahl")),
        (("Viktor Sahl", "former head of the port authority"),),
    ),
    # Press conferences in sport.
    Piece(
        "sport",
        "Coach Ingrid Moe refused to blame the referee. “We had ninety minutes,” she told reporters after the match. “We used thirty of them.”",
        ("Ingrid Moe",),
        (),
        (("We had ninety", "Ingrid Moe"), ("We used thirty", "Ingrid Moe")),
        (),
        (("Ingrid Moe", "Coach"),),
    ),
    Piece(
        "sport",
        "“He trains like a man possessed,” said Ferenc Nagy's captain, Luka Horvat, who expects the winger back by March.",
        ("Ferenc Nagy", "Luka Horvat"),
        (),
        (("He trains", "Luka Horvat"),),
        (),
        (("Luka Horvat", "Ferenc Nagy's captain"),),
    ),
    Piece(
        "sport",
        "The club said midfielder Tomas Rey would miss six weeks. Rey himself hinted on social media that it could be longer: “See you in spring.”",
        ("Tomas Rey",),
        (),
        (("See you", "Tomas Rey"),),
        (("midfielder Tomas Rey would", None), ("it could be longer", "Tomas Rey")),
        (("Tomas Rey", "midfielder"),),
    ),
    Piece(
        "sport",
        "Asked what had changed at half-time, the Marlow United manager, Dee Carter, grinned. “Everything,” she said. “And the socks.”",
        ("Dee Carter",),
        ("Marlow United",),
        (("Everything", "Dee Carter"), ("And the socks", "Dee Carter")),
        (),
        (("Dee Carter", "Marlow United manager"),),
    ),
    Piece(
        "sport",
        "Sprinter Amara Diallo thanked her doctors and said the final would be her last race. Her trainer, Paul Wren, called it “the bravest run I have seen.”",
        ("Amara Diallo", "Paul Wren"),
        (),
        (("the bravest run", "Paul Wren"),),
        (("the final would", "Amara Diallo"),),
        (("Amara Diallo", "Sprinter"), ("Paul Wren", "trainer")),
    ),
    # Earnings calls.
    Piece(
        "earnings",
        "Revenue rose 8% to 2.1 billion crowns, Halden Steel said on Tuesday, and the company raised its outlook for the year.",
        (),
        ("Halden Steel",),
        (),
        (("Revenue rose", "Halden Steel"),),
    ),
    Piece(
        "earnings",
        "“Demand in Asia has bottomed out,” chief executive Nora Lindqvist said on a call with analysts. She expects margins to recover in the second half.",
        ("Nora Lindqvist",),
        (),
        (("Demand in Asia", "Nora Lindqvist"),),
        (("margins to recover", "Nora Lindqvist"),),
        (("Nora Lindqvist", "chief executive"),),
    ),
    Piece(
        "earnings",
        "Finance chief Omar Aziz said costs were “under control”, but analysts at Berg & Daughters warned that debt was rising faster than sales.",
        ("Omar Aziz",),
        ("Berg & Daughters",),
        (("under control", "Omar Aziz"),),
        (("costs were", "Omar Aziz"), ("debt was rising", None)),
        (("Omar Aziz", "Finance chief"),),
    ),
    Piece(
        "earnings",
        "The company's board has rejected the offer as “opportunistic and cheap.” A spokeswoman for the company declined to say more.",
        (),
        (),
        (("opportunistic", "company's board"),),
    ),
    Piece(
        "earnings",
        "Asked when the plant would reopen, Mr. Aziz, the finance chief, replied that the labour ministry had yet to approve the new rota.",
        ("Aziz",),
        (),
        (),
        (("the labour ministry had", "Aziz"),),
        (("Aziz", "finance chief"),),
    ),
    # Obituaries.
    Piece(
        "obituary",
        "Beatrix Holm, the composer who turned fog signals into symphonies, has died aged 88. “I only listened,” she once told an interviewer.",
        ("Beatrix Holm",),
        (),
        (("I only listened", "Beatrix Holm"),),
        (),
        (("Beatrix Holm", "composer"),),
    ),
    Piece(
        "obituary",
        "Her death was announced by her publisher, Grantley House, which called her “the conscience of a coast.”",
        (),
        ("Grantley House",),
        (("the conscience", "Grantley House"),),
        (),
    ),
    Piece(
        "obituary",
        "“Nobody wrote rain as he did,” the poet Ian Reuss recalled of his friend, the novelist Carl Ott.",
        ("Ian Reuss", "Carl Ott"),
        (),
        (("Nobody wrote", "Ian Reuss"),),
        (),
        (("Ian Reuss", "poet"), ("Carl Ott", "friend"), ("Carl Ott", "novelist")),
    ),
    Piece(
        "obituary",
        "In his memoirs, Colonel Abel Strand wrote that he had never fired a shot in anger. His widow, Ruth Strand, said he disliked the book.",
        ("Abel Strand", "Ruth Strand"),
        (),
        (),
        (("he had never", "Abel Strand"), ("he disliked", "Ruth Strand")),
        (("Abel Strand", "Colonel"), ("Ruth Strand", "widow")),
    ),
    Piece(
        "obituary",
        "Queen Margit led the tributes. “He gave the country its songs,” she said in a message read out on the radio.",
        ("Margit",),
        (),
        (("He gave the country", "Margit"),),
        (),
        (("Margit", "Queen"),),
    ),
    # Live blogs.
    Piece(
        "live",
        "14:05 The fire service says three floors are now clear. Residents are being told to stay away from the quay.",
        (),
        (),
        (),
        (("three floors are", "fire service"),),
    ),
    Piece(
        "live",
        "14:32 Mayor Saskia Bloem, speaking outside the town hall: “Nobody is missing. I repeat: nobody.”",
        ("Saskia Bloem",),
        (),
        (("Nobody is missing", "Saskia Bloem"),),
        (),
        (("Saskia Bloem", "Mayor"),),
    ),
    Piece(
        "live",
        "15:10 The interior ministry has confirmed that two trains collided. It says the cause is not known.",
        (),
        (),
        (),
        (("two trains collided", "interior ministry"), ("the cause is", "interior ministry")),
    ),
    Piece(
        "live",
        "15:44 Our reporter Jonas Weil, who is at the scene, says ambulances are still arriving. “It is very quiet,” he adds.",
        ("Jonas Weil",),
        (),
        (("It is very quiet", "Jonas Weil"),),
        (("ambulances are still", "Jonas Weil"),),
        (("Jonas Weil", "reporter"),),
    ),
    Piece(
        "live",
        "16:20 “We heard a bang and then nothing.” That is Mina Farah, who lives opposite the station. She says the windows shook.",
        ("Mina Farah",),
        (),
        (("We heard a bang", "Mina Farah"),),
        (("the windows shook", "Mina Farah"),),
    ),
    # State media in translation.
    Piece(
        "state",
        "Premier Dao Minh stressed that the two peoples share weal and woe. He stressed the need to “carry forward the fine traditions of the elders.”",
        ("Dao Minh",),
        (),
        (("carry forward", "Dao Minh"),),
        (("the two peoples share", "Dao Minh"), ("the need to", "Dao Minh")),
        (("Dao Minh", "Premier"),),
    ),
    Piece(
        "state",
        "The foreign ministry of Norland in a statement on Friday lodged a solemn protest, calling the flight a “naked provocation.”",
        (),
        (),
        (("naked provocation", "foreign ministry of Norland"),),
        (),
    ),
    Piece(
        "state",
        "Any attempt to split the fatherland is doomed to fail, the Party newspaper Red Dawn commented on Monday.",
        (),
        ("Red Dawn",),
        (),
        (("Any attempt to split", "Red Dawn"),),
    ),
    Piece(
        "state",
        "General Secretary To Van Hai had a cordial conversation with the guest, the news agency VNS reported. To Van Hai noted with satisfaction that trade had doubled.",
        ("To Van Hai",),
        ("VNS",),
        (),
        (("General Secretary To Van Hai had", "VNS"), ("trade had doubled", "To Van Hai")),
        (("To Van Hai", "General Secretary"),),
    ),
    Piece(
        "state",
        "Norland's defence ministry said the drills were “purely defensive in nature.” The ministry added that all ships had returned to port.",
        (),
        (),
        (("purely defensive", "defence ministry"),),
        (("the drills were", "defence ministry"), ("all ships had", "defence ministry")),
    ),
    # Local crime.
    Piece(
        "crime",
        "A 23-year-old man is in custody after shots were fired outside a bakery, city police said. No one was hurt.",
        (),
        (),
        (),
        (("A 23-year-old man", None),),
    ),
    Piece(
        "crime",
        "Detective Sergeant Moira Quill said officers wanted to speak to a cyclist in a yellow coat. “Somebody knows this man,” she added.",
        ("Moira Quill",),
        (),
        (("Somebody knows", "Moira Quill"),),
        (("officers wanted", "Moira Quill"),),
        (("Moira Quill", "Detective Sergeant"),),
    ),
    Piece(
        "crime",
        "Neighbour Bill Tarrant, 67, who called the police, said he had heard “a woman shouting, then glass.” His wife, Jean, slept through it.",
        ("Bill Tarrant", "Jean"),
        (),
        (("a woman shouting", "Bill Tarrant"),),
        (("he had heard", "Bill Tarrant"),),
        (("Bill Tarrant", "Neighbour"), ("Jean", "wife")),
    ),
    Piece(
        "crime",
        "According to court papers, Deputy Ray Sand found the van empty. The sheriff's office in a news release asked drivers for footage.",
        ("Ray Sand",),
        (),
        (),
        (("Deputy Ray Sand found", None), ("drivers for footage", "sheriff's office")),
        (("Ray Sand", "Deputy"),),
    ),
    Piece(
        "crime",
        "“It was like a film,” a barman who asked not to be named said. He told the Evening Bell that the raid lasted two minutes.",
        (),
        ("Evening Bell",),
        (("It was like", None),),
        (("the raid lasted", None),),
    ),
    # Science.
    Piece(
        "science",
        "Lead author Wen Tao of the Polar Institute says the ice is thinning from below. “The ocean is doing the work,” he explains.",
        ("Wen Tao",),
        ("Polar Institute",),
        (("The ocean is", "Wen Tao"),),
        (("the ice is thinning", "Wen Tao"),),
        (("Wen Tao", "Lead author"),),
    ),
    Piece(
        "science",
        "In the view of Maria Castell, a geneticist who was not part of the team, the sample is too small to “prove anything about anyone.”",
        ("Maria Castell",),
        (),
        (("prove anything", "Maria Castell"),),
        (("the sample is", "Maria Castell"),),
        (("Maria Castell", "geneticist"),),
    ),
    Piece(
        "science",
        "The space agency estimates that the probe will reach the comet in 2031. Its director, Yael Peretz, is more careful: “If the sail opens.”",
        ("Yael Peretz",),
        (),
        (("If the sail", "Yael Peretz"),),
        (("the probe will reach", "space agency"),),
        (("Yael Peretz", "director"),),
    ),
    Piece(
        "science",
        "Bees can count to four, researchers at Tarn University report in the journal Hive. The paper describes them as “modest mathematicians.”",
        (),
        ("Tarn University",),
        (("modest mathematicians", None),),
        (("Bees can count", None),),
    ),
    Piece(
        "science",
        "“We did not believe it at first,” says Anneke Visser. The biologist, who has studied eels for 30 years, suspects that the larvae follow the moon.",
        ("Anneke Visser",),
        (),
        (("We did not believe", "Anneke Visser"),),
        (("the larvae follow", "Anneke Visser"),),
        (("Anneke Visser", "biologist"),),
    ),
)
