import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.checks.api import Settings
from lint.document.document import Document

# Texts with what must be found in [[ ]]: siblings of the examples on the cards. A text without marks must stay silent.
SIBLINGS = {
    "MTR010": [
        "On Friday the Polish premier [[Anna Kowalska she told]] parliament the same.",
        "Economist [[Rui Costa he argues]] that prices will fall.",
        "“Enough,” wrote the fund. [[Maria da Silva she added]] that talks go on.",
        "The report quotes a nurse from [[Leeds Infirmary she said]] she had warned them.",
        "Central Bank governor [[Li Wei he warned]] of a crisis.",
        "After talks with Anna Kowalska he told parliament the same.",
        "As Rui Costa he said what he could not say as himself.",
        "He met Li Wei. But she said nothing.",
        "That, Anna Kowalska she knew, was over.",
    ],
    "MTR011": [
        "“No talks,” the [[president stressed. Republic of Serbia Jana Novak.]]",
        "We are ready, the [[spokeswoman noted. Foreign Ministry Olga Smirnova.]] She gave no date.",
        "“It is safe,” the [[head assures. Federal Service Pavel Orlov.]]",
        "“Prices will fall,” the [[expert believes. Higher School of Economics Ivan Petrov.]]",
        "“It burned for a day,” the [[chief reported. Ministry of Emergency Situations Petr Sidorov.]]",
        "“No talks,” the president stressed. Jana Novak of Serbia agreed.",
        "“No talks,” the president stressed. Serbia.",
    ],
    "MTR012": [
        "The head of the agency expressed confidence [[Pavel Orlov]].",
        "The deputy voiced concern [[Jana Novak]], who chairs the committee.",
        "The mayor of the capital shared his forecast [[Ivan K. Petrov]].",
        "The minister stated at a press conference [[Olga Smirnova-Lee]].",
        "The governor told reporters [[Rui Costa]].",
        "He expressed concern Pavel Orlov would leave.",
        "The minister, said Pavel Orlov, was late.",
    ],
    "MTR013": [
        "The agency noted that two ships that left port on Monday, the fleet [[noted that]] they would be back.",
        "Orlov added that the price of gas for the winter, the company [[added that]] it would rise.",
        "Smirnova recalled that the treaty of the year before, the ministry [[recalled that]] it was in force.",
        "He declared that the plant in the north of the region, the state [[declared that]] it is closed.",
        "According to TASS, the fire was put out by noon, [[according to TASS]].",
        "He said that she was ill and had said that she would come.",
        "He noted that they noted that it was late.",
        "“He stated that it was late, a man stated that it was not.”",
    ],
    "MTR014": [
        "In the near future the plant will stop, but what it makes will be needed [[in the future]].",
        "Currently the road is shut [[at the given time]].",
        "Today the museum is open only to schools [[at the present time]].",
        "They [[lost money in vain]].",
        "The two sides must respect [[mutually each other]].",
        "She [[also spoke French too]].",
        "In the near future. It is the future that counts in the future.",
        "She also spoke, far too long.",
    ],
    "MTR015": [
        "We will defend [[these our]] values.",
        "He lost [[this his]] chance.",
        "They met in [[the their]] office.",
        "It is [[the my]] opinion.",
        "Nobody believed [[those their]] words.",
        "It was this his friends had feared.",
        "He called this his home.",
        "Is this your bag?",
    ],
    "MTR016": [
        "[[Now, in Brussels.]] The ministers talk.",
        "He left. [[Presently, on the Black Sea.]] The fleet trains.",
        "He left. [[At present, near Lake Baikal.]] It is cold.",
        "[[Nowadays, in Central Asia.]] Water is short.",
        "It began. [[Meanwhile, from New York.]] The council meets.",
        "Now, in Brussels, the ministers talk.",
        "He is, now, in Brussels. The ministers talk.",
        "“Where is he?” “Now, in Brussels.” She sighed.",
    ],
    "MTR017": [
        "The city grows. [[Repaired 140 kilometers]] of roads.",
        "It was a good year. [[Planted more than 2 thousand]] trees.",
        "The storm passed. [[Evacuated about 300 people]] from the coast.",
        "He won. [[If elected, would be]] the first woman.",
        "It is cold. [[Was reported that]] schools are shut.",
        "He spoke. [[Also stressed that]] nobody was hurt.",
        "The city grows. Repaired 140 kilometers from here, the truck broke down again.",
        "It is cold. Was it reported that schools are shut?",
        "“We won. Built 300 houses. Good.”",
    ],
    "MTR018": [
        "They sent [[fighters MiG-31]] to the base.",
        "Two [[helicopters Mi-8]] crashed.",
        "The [[complex Iskander-M]] was moved.",
        "Ten [[tanks T-72]] were seen.",
        "The [[missiles Kalibr]] were fired from a ship.",
        "Ten T-72 tanks and Mi-8 helicopters were seen.",
        "They fly MiG-31 and Su-34 fighters.",
    ],
    "MTR019": [
        "The [[завод]] in the north was closed on Monday after the fire, the agency said in a short report.",
        "The company [[トヨタ]] said on Monday that it would close its plant in the north of the country for repairs.",
        "The town of [[ثغغث]] was calm on Monday, residents said by telephone, after three nights of fighting in the streets.",
        "The word is “завод”, which means plant, the agency said in a short report on Monday after the fire.",
        "The plant (завод) in the north was closed on Monday after the fire, the agency said in a short report.",
        "The site стоп.рф was closed on Monday after the fire, the agency said in a short report about it.",
    ],
    "MTR021": [
        "They met. [[Lack of masks in all hospitals of the region.]] Doctors wait.",
        "It rained. [[Solemn ceremony with the flags of both countries.]] A band played.",
        "He landed. [[Minister Rui Costa at the head of the Portuguese delegation.]] They smiled.",
        "It rained. [[Presence of police on every corner of the old town.]] Shops were shut.",
        "He landed. [[Signing of a treaty on the border with Serbia.]] A lunch followed.",
        "They met. Lack of masks has closed two hospitals.",
        "He landed. Signing of a treaty began at noon.",
    ],
    "MTR022": [
        "It was held [[within framework of]] the forum.",
        "Troops are [[on territory of]] the republic.",
        "They met [[at invitation of]] the king.",
        "He said so [[on eve of]] the vote.",
        "They came [[under leadership of]] a general.",
        "Entry is by invitation of the king; it was held in the framework of the forum.",
    ],
    "MTR023": [
        "He shared the [[opinion, that]] the vote was fair.",
        "The ministry [[announced, that]] the road was closed.",
        "We are [[sure, that]] he will come.",
        "There is no evidence, that I know.",
        "That is how Poland [[and, Hungary]] have voted.",
        "It is, he said, that the road is closed.",
        "He said, that being so, nothing.",
    ],
    "MTR024": [
        "The police [[reported the Tuesday]], in Lyon, that two men were held.",
        "The factory burned, the owner [[said the Friday]].",
        "Two people [[died the Monday]] in a fire.",
        "The king [[arrived the Thursday]] in Madrid.",
        "The bank [[confirmed the Wednesday]]: the branch will close.",
        "The police reported the Tuesday fire; he arrived the Monday after Easter.",
    ],
    "MTR025": [
        "It cost [[less that]] 40 euros.",
        "The flood was [[stronger that the]] engineers had thought.",
        "The prince [[said at them]] that he would go.",
        "The actor [[announced at journalists]] his marriage.",
        "The team trains [[for to avoid]] injuries.",
        "He [[feels himself bad]] after the flight.",
        "The judge [[made her to pay]] the fine.",
        "The guide [[explained us how]] to leave.",
        "In the village [[there have many]] dogs.",
        "The [[forum is called to strengthen]] peace.",
        "What more that 40 people ask, and no less that the mayor, is unclear.",
        "The money he had looked for to take home was gone.",
    ],
    "MTR027": [
        "The workers [[oder]] the owners must pay.",
        "He went to the office [[y]] said nothing.",
        "She is the head [[della]] company in the north.",
        "The court [[nie]] has decided yet.",
        "The price [[não]] will rise in the spring.",
        "Und the word is German; El País y La Nación agreed.",
        "He said “the workers und the owners” by mistake.",
    ],
    "MTR028": [
        "The [[*gorispolkom]] met the [[*akim]] of the town.",
        "[[Translated by Google]]",
        "The talks go on. ([[Automatic translation]])",
        "[[Translation by: Rui Costa]]",
        "The minister met [[{{NAME}}]] in Paris.",
        "Tickets cost £4*. *Children go free. *Terms apply.",
        "He was translated by Rui Costa in 1990.",
        "It uses {curly} and *stars* for style.",
    ],
    "MTR030": [
        "Bases appear near [[our territory]], the general said on Monday.",
        "The West again [[accuses us]] of everything, the ministry said.",
        "[[I would like to remind]] that the treaty ends in May, the ministry said.",
        "[[Let us recall]] that the fire, the ministry said, began in May.",
        "The visit of [[our military]] to the base went well, the ministry said.",
        "“Bases appear near our territory,” the general said.",
        "Our team of reporters is on the way.",
        "We love our country. My wife and I, and our sons, and our dog, told her so, she said.",
    ],
    "MTR026": [
        "The bridge will be [[completed of]] the two spans.",
        "It was [[published of]] all the papers.",
        "The envoy [[proposed to Moscow to withdraw]] the tanks.",
        "The court [[allowed to the residents to return]].",
        "[[If compare with]] last year, it is more.",
        "Nobody asked [[what kind of them are]] left.",
        "That is what the islanders have been [[waiting for many years]].",
        "The gas should go to [[Poland rather than Poland]].",
        "The deal is off – [[as Ankara claims.]] “No talks.”",
        "A part of the span was completed, and a fifth of the papers published.",
        "The loan was proposed to them to read.",
        "Compare it with last year, if you can.",
        "He has been waiting for years for a deal like that.",
    ],
    "MTR031": [
        "He [[speaks fluently]] the language.",
        "[[Such a decree the king signed]] on Monday.",
        "It is late. [[A similar opinion he expressed]] in Rome.",
        "The road, the port: [[all this Moscow ignored]].",
        "And [[Turkey to them in every dispute helps.]]",
        "[[Anna Kowalska characterized during a visit to Rome as]] a pirate, and left.",
        "It is late. [[The reform of the courts, it is]] a long story.",
        "He speaks the language fluently, and such a decree the king signed is void.",
        "At the end of the day, it is late. The rest of them, he said, left.",
    ],
    "MTR032": [
        "The premier has sold [[his territorial waters]].",
        "It is clear that [[Turkey will strengthen his presence]] in the north.",
        "In May [[the government announced his readiness]] to talk.",
        "Iran will not give in, she said, [[and will defend his interests]].",
        "Iran will defend its interests. The king sold his territorial waters.",
        "Anna Kowalska knew that Turkey would keep the man and his plans.",
    ],
    "MTR033": [
        "“The road is shut,” the mayor said. [[We open it in May.]] He left.",
        "“It is cold,” she noted. [[Then I went home, and it was warm.]]",
        "“The road is shut,” the mayor said. It opens in May, and we are told why, he says.",
        "The mayor said the road is shut. We open it in May.",
    ],
    "MTR034": [
        "Olga Smirnova told the council that it was late. [[He]] gave no date.",
        "The mayor of the town Igor Pavlov arrived in May. [[Her]] flight was late.",
        "Olga Smirnova was late. It rained. Smirnova said that the road was shut. [[He]] left.",
        "Olga Smirnova met Igor Pavlov in May. He gave no date.",
        "Olga Smirnova told her brother. He gave no date.",
        "“Olga Smirnova told the council that it was late. He gave no date.”",
        "Robin Miller told the council. He gave no date.",
    ],
    "MTR035": [
        "They agree on much. [[For instance, about the price of gas for small houses in the north.]]",
        "It is all in the text. [[And also about the list of papers for the court.]]",
        "It is dear. [[Both for the town and for the small farms in the north.]]",
        "He left. [[Returning to the dialogue on security.]]",
        "He left. Returning to the talks is hard.",
        "They agree. For instance, about the price nobody argues.",
        "They agree. And also about the price.",
        "It is dear both for the town and for the farms.",
    ],
    "MTR036": [
        "She is the head [[of the office of the mayor of the capital of Peru]].",
        "He praised the work [[of the guards of the gate of the palace]].",
        "She is one of the friends of the mayor of the capital.",
        "The head of the office of the mayor spoke of Peru.",
    ],
    "MTR037": [
        "He owns the [[restaurant “Volga”]] in Kazan.",
        'The [[party "Our Home 2"]] lost.',
        "He owns the restaurant Volga in Kazan.",
        'The company "says one thing and does" another.',
    ],
    "MTR038": [
        "The shrine will open [[on the 3rd]], he said.",
        "The rain stopped [[on the 30th]] at noon.",
        "The shrine opens on May 2, and on the 3rd, it is free.",
        "He lives on the 3rd floor.",
    ],
    "MTR039": [
        "The road is shut. [[It was announced by]] the mayor.",
        "He was there. [[According to them]], it rained.",
        "The road is shut. [[It was decided that]] buses stop.",
        "It was announced in June. According to the mayor, it rained.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("code", "marks"), [(code, marks) for code, texts in SIBLINGS.items() for marks in texts])
def test_siblings_of_the_examples_are_found_and_right_sentences_are_not(marked, code, marks):
    assert marked(code, re.sub(r"\[\[|\]\]", "", marks)) == marks


@pytest.mark.parametrize("placeholder", ["[[NAME]]", "⟦3⟧", "__ORG1__", "{{TITLE}}", '<g id="1">', "<unk>", "⁇"])
def test_placeholders_of_translation_programs(check, placeholder):
    text = f"The minister met {placeholder} in Paris."
    assert [f.text for f in check("MTR028", text)] == [placeholder]


def test_a_person_who_translated_is_a_question_and_a_program_an_error(check):
    assert check("MTR028", "Translated by Rui Costa")[0].severity == "warning"
    assert check("MTR028", "Translated by DeepL")[0].severity == "error"


def test_the_level_of_a_doubled_subject_depends_on_what_stands_before_the_name(check):
    assert check("MTR010", "The minister Anna Kowalska she said no.")[0].severity == "error"
    assert check("MTR010", "An adviser at Miller Trustees he said no.")[0].severity == "warning"


def test_a_doubled_subject_is_fixed_by_dropping_the_pronoun(check):
    (finding,) = check("MTR010", "The minister Anna Kowalska she said no.")
    assert (finding.fix.replacement, finding.fix.safe) == ("Anna Kowalska said", False)


def test_a_text_in_two_scripts_on_purpose_is_left_alone(check):
    assert check("MTR019", "Завод значит plant, больница значит hospital, дорога значит road.") == []


def test_the_first_person_is_silent_in_texts_that_are_no_reports(check):
    assert check("MTR030", "Bases appear near our territory. " * 2 + "Nobody knows why they are there. " * 60) == []


@given(st.text(alphabet=st.sampled_from("AnnaRui Costa.he said, that*[]{}_\n\"“”'you usour"), max_size=200))
def test_any_text_gives_findings_inside_it(rules, text):
    active = {code: rules.infos[code].severity for code in SIBLINGS}
    for finding in rules.check(Document(text), active, Settings()):
        assert text[finding.start.offset : finding.end.offset] == finding.text != ""
