"""Prompts written by hand, to learn from: logic, puzzles and BIG-bench-hard style tasks, and their fast look-alikes."""

from routing.prompt import Prompt

THINKING = (
    # boolean
    Prompt("en", "arithmetic and booleans", "not ( ( True or False ) and not False ) or ( not True ) is"),
    Prompt(
        "en",
        "arithmetic and booleans",
        "Evaluate the result of a random Boolean expression.\n\nQ: True and not not ( not False and False ) or not True is\nA:",
    ),
    Prompt(
        "en",
        "arithmetic and booleans",
        "what does ((a && !b) || (c && a)) && !(b || !c) come out as when a is true, b is false and c is false",
    ),
    Prompt(
        "en", "arithmetic and booleans", "Let P be false, Q be true and R be true. Is (P → Q) ∧ ¬(R → P) true or false?"
    ),
    Prompt(
        "en",
        "arithmetic and booleans",
        "Q: not False and ( not ( True and True ) or False ) and not not True is\nLet's think step by step.",
    ),
    Prompt(
        "en",
        "arithmetic and booleans",
        "A lamp is on if exactly one of switch X and switch Y is up, unless switch Z is up, in which case it does the opposite. X is up, Y is up, Z is up. Is the lamp on?",
    ),
    Prompt("en", "arithmetic and booleans", "Simplify as far as you can: A·B + A·B' + A'·B"),
    Prompt(
        "en",
        "arithmetic and booleans",
        "Are these two always equal? not (p or (q and not r)) versus (not p) and ((not q) or r). Show why.",
    ),
    Prompt(
        "en",
        "arithmetic and booleans",
        "Compute: NAND(XOR(1,0), OR(0, NOT(1))) and then NOR that with 0. Only give the final bit.",
    ),
    # causal judgement
    Prompt(
        "en",
        "causal judgement",
        """How would a typical person answer each of the following questions about causation?
Two clerks, Maren and Tobias, work in the same archive. The rule is that only clerks in the morning shift may use the old lift, because it stops working when two people call it at once. Tobias has the morning shift. One morning both of them press the call button at the same moment, and the lift breaks. Did Maren cause the lift to break?
Options:
- Yes
- No""",
    ),
    Prompt(
        "en",
        "causal judgement",
        """Frank's barn is wired so that the alarm sounds if the gate opens or if the window opens. On Tuesday the wind blew the window open at 3 a.m. and, at exactly the same time, a fox pushed the gate. The alarm sounded. Did the alarm sound because of the fox?
Options:
- Yes
- No""",
    ),
    Prompt(
        "en",
        "causal judgement",
        """A farmer is told that a taller hedge will keep the neighbours' eyes out, and that it'll also bring the nightingales back. "Blow the nightingales," he says, "I want my peace." He plants it, and next spring they sing. Did he bring them back on purpose? Answer the way most people would.""",
    ),
    Prompt(
        "en",
        "causal judgement",
        "A nurse gives a patient the wrong pill. The pill is harmless. An hour later the patient, who has a heart condition nobody knew about, dies of it in his sleep. Would most people say the nurse caused the death? Reason it through.",
    ),
    Prompt(
        "en",
        "causal judgement",
        """A photographer wants the perfect shot of a sleeping owl. She knows the flash will wake it, and she'd much rather it slept on, but she presses the button anyway. The owl wakes.
Q: Did she wake the owl intentionally?
A: (yes / no)""",
    ),
    Prompt(
        "en",
        "causal judgement",
        "Bess waters the office fern every Monday; it's her job. Over the holidays she forgets. Her boss didn't water it either, nor was he supposed to. The plant dies. Did the boss's not watering it cause the plant to die? Yes or no, as an ordinary person would judge",
    ),
    Prompt(
        "en",
        "causal judgement",
        "Two rocks fly at a bottle. Suzanna's gets there a hair before Bilal's and smashes it. If hers had missed, his would have hit. So the bottle would have broken anyway. Is her throw still the cause? And how do you square that with the but-for test?",
    ),
    Prompt(
        "en",
        "causal judgement",
        """A village needs five people to sign before the bridge is closed. Usually nobody signs. This time seven sign, Old Piet being the last of the seven. The bridge is closed on Friday.
Did the bridge get closed because Old Piet signed?
Options:
- Yes
- No
A: Let's think step by step.""",
    ),
    # dates
    Prompt(
        "en",
        "date understanding",
        """Q: Today is the last day of the first quarter of 2011. What is the date 10 days ago in MM/DD/YYYY?
Options:
(A) 03/20/2011
(B) 03/21/2011
(C) 03/22/2011
(D) 04/10/2011
A:""",
    ),
    Prompt(
        "en",
        "date understanding",
        "Infer the date from context. Nadia's passport, issued on 14 August 2009, is valid for ten years and expired exactly one week ago. What is the date tomorrow in MM/DD/YYYY?",
    ),
    Prompt(
        "en",
        "date understanding",
        "It was supposed to be delivered on the 28th of Feb 2024 but they were two days late and then the parcel sat at my neighbours for 36 hours. on what date did i get it",
    ),
    Prompt(
        "en",
        "date understanding",
        "Jorge thinks today is 3/12/2018, but Lucia, who is right, says he has swapped the day and the month (he writes month first). What is the date 24 hours later in MM/DD/YYYY?\nOptions:\n(A) 12/04/2018\n(B) 03/13/2018\n(C) 12/03/2018\n(D) 04/12/2018\n(E) 03/11/2018",
    ),
    Prompt(
        "en",
        "date understanding",
        "If the day before yesterday was a Thursday, what day is it three days after tomorrow?",
    ),
    Prompt(
        "en",
        "date understanding",
        "On which weekday does somebody born on a Wednesday, 29 February, celebrate their next real birthday?",
    ),
    Prompt(
        "en",
        "date understanding",
        "Their silver wedding was on Jun 2, 2002. Today is their first anniversary after the golden one would have been due... no wait, they divorced 5 years and a day after the silver one. What date did they divorce, and how long had they been married?",
    ),
    Prompt(
        "en",
        "date understanding",
        "A meeting takes place every third Tuesday of the month. The month begins on a Wednesday. What's the date of the meeting?",
    ),
    Prompt(
        "en",
        "date understanding",
        "Yesterday was 12/31/1999 in Lisbon. What is the date one year and one month from today in MM/DD/YYYY?",
    ),
    Prompt(
        "en",
        "date understanding",
        "My sister is always one year older than me except for eleven days each year when we're the same age. How is that possible and when's her birthday if mine is March 3?",
    ),
    Prompt(
        "en",
        "date understanding",
        "how many friday the 13ths were there in 2015? work it out, 1 january was a thursday",
    ),
    # pronouns
    Prompt(
        "en",
        "language judgement",
        """Clarify the meaning of sentences with ambiguous pronouns.
In the following sentence, explain the antecedent of the pronoun (which thing the pronoun refers to), or state that it is ambiguous.
Sentence: The baker told the courier that he had forgotten to lock the van.
Options:
(A) The baker had forgotten
(B) The courier had forgotten
(C) Ambiguous""",
    ),
    Prompt(
        "en",
        "language judgement",
        "Sentence: The surveyor phoned the landlord because she needed the keys to the attic.\nOptions:\n(A) The surveyor needed the keys\n(B) The landlord needed the keys\n(C) Ambiguous\nA: Let's think step by step.",
    ),
    Prompt(
        "en",
        "language judgement",
        "The violin wouldn't go into the case because it was too narrow. What was too narrow?\n(A) the violin\n(B) the case",
    ),
    Prompt(
        "en",
        "language judgement",
        "\"The mayor and the architect will meet at his studio.\" Whose studio is it: the mayor's, the architect's or can't one tell? Weigh both readings.",
    ),
    Prompt(
        "en",
        "language judgement",
        "Resolve every pronoun: Although Greta beat Yun at chess and she at draughts, she told her that she thought she had been lucky both times.",
    ),
    Prompt(
        "en",
        "language judgement",
        """The dentist argued with the hygienist, and she asked her to leave, but she refused because it was her practice.
For each "she" and "her" say who is meant, or 'ambiguous', and why.""",
    ),
    Prompt(
        "en",
        "language judgement",
        "Sentence: The inspector sent a complaint to the cook, but he didn't answer it.\nWho didn't answer?\n(A) The inspector (B) The cook (C) Ambiguous",
    ),
    Prompt(
        "en",
        "language judgement",
        "Tom poured water from the jug into the vase until it was full. Now swap 'full' for 'empty'. What does 'it' refer to in each version, and what makes it flip?",
    ),
    # brackets
    Prompt("en", "brackets", "Q: Correctly close a Dyck-n word. Input: { { ( [ ] < ( ) > ) } [ < < > ( { } )\nA:"),
    Prompt("en", "brackets", "is this balanced? if not where's the first mismatch:  ( [ { ( ) ] } ) < ( ) >"),
    Prompt("en", "brackets", "what do i need to append so everything's closed:  ((a+[b*{c-(d)})"),
    Prompt(
        "en",
        "brackets",
        "How many different ways are there to arrange four pairs of round brackets so that they're properly nested?",
    ),
    Prompt("en", "brackets", "Which single character has to be removed to make this well formed?   {[(<>)][}()]}"),
    Prompt(
        "en",
        "brackets",
        "At its deepest point, how many brackets are open at once here: ( ( ) ( ( [ ] [ { } ] ) ) ( [ ( ) ] ) )",
    ),
    # fallacies
    Prompt(
        "en",
        "formal fallacies",
        """"It is not always easy to see who is related to whom. The following argument pertains to this question: First, every cousin of Ada is a neighbour of Bo. Second, no neighbour of Bo is a schoolmate of Cleo. We may conclude that no cousin of Ada is a schoolmate of Cleo."
Is the argument, given the explicitly stated premises, deductively valid or invalid?
Options:
- valid
- invalid""",
    ),
    Prompt(
        "en",
        "formal fallacies",
        """"Here comes a perfectly valid argument: To begin with, being a customer of Lumo is necessary for being an owner of a Halm soap. Next, whoever owns a Halm soap or a Pirr shampoo is a frequent traveller. It follows that every customer of Lumo is a frequent traveller."
Is the argument, given the explicitly stated premises, deductively valid or invalid?""",
    ),
    Prompt(
        "en",
        "formal fallacies",
        "All poets are dreamers. Some dreamers are sailors. Therefore some poets are sailors. Valid?",
    ),
    Prompt(
        "en",
        "formal fallacies",
        "If the bakery's open, the light is on. The light is on. So it's open. My brother says that's airtight. Is it? Construct a counterexample if not.",
    ),
    Prompt("en", "formal fallacies", "No A is B. Some C is B. What, if anything, follows about A and C?"),
    Prompt(
        "en",
        "formal fallacies",
        "Premises: (1) Whoever likes jazz but not blues likes tango. (2) Mikko doesn't like tango. (3) Mikko likes jazz.\nConclusion: Mikko likes blues.\nDoes the conclusion follow?",
    ),
    Prompt(
        "en",
        "formal fallacies",
        """Is every critic of the premise committed to the conclusion? "Everyone who isn't an admirer of Vesna or isn't an admirer of Ilse is a backer of Rolf. Joan is not a backer of Rolf. Hence Joan admires both." Deductively valid or invalid, please, with a one-line proof.""",
    ),
    Prompt(
        "en",
        "formal fallacies",
        "Only members may enter. Some who enter are not tall. Nobody tall is a member's guest. Can we conclude that some members are not tall?",
    ),
    Prompt(
        "en",
        "formal fallacies",
        "Find the flaw: Nothing is better than eternal happiness. A cheese roll is better than nothing. So a cheese roll is better than eternal happiness.",
    ),
    Prompt(
        "en",
        "formal fallacies",
        '"Unless it rains, we\'ll hike. We didn\'t hike. So it rained." vs "It rained, so we didn\'t hike." Which of the two follows from the first sentence and which does not, and why?',
    ),
    # svg
    Prompt(
        "en",
        "svg shapes",
        """This SVG path element <path d="M 12.00,10.00 L 40.00,10.00 L 40.00,30.00 L 12.00,30.00 L 12.00,10.00"/> draws a
Options:
(A) circle
(B) hexagon
(C) kite
(D) line
(E) octagon
(F) pentagon
(G) rectangle
(H) sector
(I) triangle""",
    ),
    Prompt(
        "en",
        "svg shapes",
        """Name geometric shapes from their SVG paths. <path d="M 50.0,20.0 L 64.1,30.3 L 58.8,46.9 M 58.8,46.9 L 41.2,46.9 L 35.9,30.3 L 50.0,20.0"/> draws a (A) heptagon (B) hexagon (C) pentagon (D) kite (E) trapezoid""",
    ),
    Prompt(
        "en",
        "svg shapes",
        """what shape does this make <path d="M 30 10 L 45 35 L 30 70 L 15 35 Z" /> , and is it a rhombus or a kite?""",
    ),
    Prompt(
        "en",
        "svg shapes",
        """Q: This SVG path element <path d="M 33.12,60.50 A 18.00,18.00 0.00 1,0 69.12,60.50 A 18.00,18.00 0.00 1,0 33.12,60.50"/> draws a
Options: (A) circle (B) ellipse (C) sector (D) line
A: Let's think step by step.""",
    ),
    Prompt(
        "en",
        "svg shapes",
        """Without rendering it, tell me what letter of the alphabet this looks like: M 10 10 V 50 H 30 M 10 30 H 24 M 10 10 H 30""",
    ),
    Prompt(
        "en",
        "svg shapes",
        """<path d="M 5,5 L 25,5 L 35,25 L 15,25 L 5,5"/>  Give the most specific name of this quadrilateral and its area.""",
    ),
    Prompt(
        "en",
        "svg shapes",
        """A turtle draws: forward 3, left 120, forward 3, left 120, forward 3, right 60, forward 3, right 60, forward 3. Which outline is on the paper?""",
    ),
    Prompt(
        "en",
        "svg shapes",
        """This SVG path element <path d="M 20.0,40.0 L 35.0,25.0 L 55.0,25.0 M 55.0,25.0 L 70.0,40.0 L 55.0,55.0 M 55.0,55.0 L 35.0,55.0 L 20.0,40.0"/> draws a
Options:
(A) heptagon
(B) hexagon
(C) octagon
(D) pentagon
(E) rectangle""",
    ),
    # adjective order
    Prompt(
        "en",
        "word order and sorting",
        "Which sentence has the correct adjective order:\nOptions:\n(A) tiny old green Turkish leather walking shoe\n(B) leather green tiny walking Turkish old shoe",
    ),
    Prompt(
        "en",
        "word order and sorting",
        "Q: Which sentence has the correct adjective order:\n(A) awful archaic square crimson drinking bowl\n(B) archaic drinking crimson awful square bowl\nA: Let's think step by step.",
    ),
    Prompt(
        "en",
        "word order and sorting",
        "In an invented English, material comes before size, size before colour and opinion last of all, right before the noun. Put these before 'boat': lovely, wooden, huge, grey.",
    ),
    Prompt(
        "en",
        "word order and sorting",
        "From these examples of a strange English, find out the order: 'plastic little cheap knife', 'red plastic little spoon', 'red cheap fork'. Now which is right: 'little red nasty cup' or 'red little nasty cup'?",
    ),
    Prompt(
        "en",
        "word order and sorting",
        "one of these is wrong, which and why: a) a handsome heavy round antique silver Danish pot b) a handsome heavy round antique Danish silver pot",
    ),
    Prompt(
        "en",
        "word order and sorting",
        "Rank the six orders from most to least natural and give the rule you're applying at each step: big brown wool / brown big wool / wool big brown / big wool brown / brown wool big / wool brown big (coat)",
    ),
    # multistep arithmetic
    Prompt("en", "arithmetic and booleans", "((-3 + 7 * -6 - -2) * (4 - 9 + -5 * 3)) ="),
    Prompt(
        "en",
        "arithmetic and booleans",
        "Solve multi-step arithmetic problems.\n\nQ: ((8 * -2 + 5 - 1) + (-7 - -6 * 3 + 4)) =\nA: Let's think step by step.",
    ),
    Prompt("en", "arithmetic and booleans", "whats 17 times 23 minus 48 times 6 plus 5 cubed"),
    Prompt(
        "en",
        "arithmetic and booleans",
        "Start with a number, double it, add eleven, take away the number you began with, and take away eleven. Why do you always get back what you started with?",
    ),
    Prompt(
        "en",
        "arithmetic and booleans",
        "Put plus, minus, times or divided signs between 6 6 6 6 so that it makes exactly 5.",
    ),
    Prompt("en", "arithmetic and booleans", "-(-4 - (6 - (-2 - (9 - 3 * 2)))) = ?"),
    Prompt("en", "arithmetic and booleans", "make 24 from 3, 3, 8, 8. each used once"),
    # navigate
    Prompt(
        "en",
        "navigate and spatial",
        "i walk out of the hotel facing east, go two blocks, turn right, three blocks, right again, five blocks, right, three blocks. where am i relative to the hotel and which way am i looking?",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "A hunter walks a mile south, a mile east and a mile north and is back at his tent. At which places on the globe could the tent stand? There's more than one.",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "Captain's log: north 12 nm, then north-east till level with the lighthouse, which lies 20 nm due east of port. Does this make sense? Explain.",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "A robot on an endless grid repeats: forward, forward, turn left, forward, turn right, back. Does it ever come home?",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "Q: If you follow these instructions, do you return to the starting point? Turn right. Take 7 steps. Turn around. Take 5 steps. Turn around. Turn around. Take 2 steps. Options: - Yes - No",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "My shadow fell to my left as I walked to school this morning. On the way back after sundown I took the same street. Was I going north, south, east or west in the morning?",
    ),
    # counting
    Prompt(
        "en",
        "objects",
        "I have a trombone, two clarinets, a toaster, three flutes, a blackberry, and an accordion. How many musical instruments do I have?",
    ),
    Prompt(
        "en",
        "objects",
        "Questions that involve enumerating objects and asking the model to count them.\n\nQ: I have a yam, a goat, four heads of broccoli, two snails, a stalk of celery, a leek, and three potatoes. How many vegetables do I have?\nA: Let's think step by step.",
    ),
    Prompt(
        "en",
        "objects",
        "On the table: 3 plums, a fork, two lemons (one of them plastic), five grapes still on the vine, a photo of a pear, and half an apple next to its other half. How many real whole-fruit equivalents is that?",
    ),
    Prompt(
        "en",
        "objects",
        "A farmer has hens and rabbits. He sees heads and feet and there are twice as many feet plus ten... hang on: 19 heads, 52 feet. How many rabbits?",
    ),
    Prompt(
        "en",
        "objects",
        "how many triangles of any size are in a big triangle cut by two lines from the top corner and one line parallel to the base",
    ),
    Prompt(
        "en",
        "objects",
        "Everybody at the party shakes hands with everyone except their own spouse. Five couples. How many handshakes?",
    ),
    Prompt(
        "en",
        "objects",
        "All my pets are dogs but two, all are cats but two, all are parrots but two. How many have I got?",
    ),
    Prompt(
        "en",
        "objects",
        "I have two lettuces, a drum, a garlic clove, a violin, and my uncle gave me as many carrots as I have instruments, then I ate one. How many vegetables?",
    ),
    # ordering
    Prompt(
        "en",
        "deduction and shuffles",
        """The following paragraphs each describe a set of three objects arranged in a fixed order. The statements are logically consistent within each paragraph. In a rowing regatta, there were three crews: Otters, Herons, and Pikes. The Herons finished below the Otters. The Pikes finished above the Otters.
Options:
(A) The Otters finished last
(B) The Herons finished last
(C) The Pikes finished last""",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        """On a bench, there are five jars: a blue jar, a mustard jar, a clay jar, a tin jar, and a striped jar. The mustard jar is the second from the left. The tin jar is to the right of the clay jar. The blue jar is the rightmost. The striped jar is to the left of the mustard jar.
Which statement is true?
(A) The clay jar is in the middle
(B) The tin jar is in the middle
(C) The mustard jar is in the middle
(D) The striped jar is in the middle
(E) The blue jar is in the middle""",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        """Q: The following paragraphs each describe a set of seven objects arranged in a fixed order. A dealer offers seven vehicles: a moped, a van, a tractor, a coupe, a pickup, a bus and a quad. The quad is cheaper than the pickup. The coupe is the third-newest. The van is newer than the moped. The bus is the oldest. The tractor is newer than the coupe. The quad is newer than the coupe. The pickup is older than the van. The pickup is newer than the moped.
Which is the second-oldest?
A: Let's think step by step.""",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        "Ana is taller than Beto but shorter than Caro. Dani is shorter than Beto. Who's the second tallest",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        "Five crows sit on a wire. The scruffy one isn't at either end. The one-eyed one sits directly right of the fat one. The young one has two neighbours fewer than... no, has just one neighbour, and it's the scruffy one. The old one sits at the far right. Order them left to right.",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        "Of four sisters, the one who paints is older than the one who sings, the one who cooks is neither the oldest nor the youngest, and the one who writes is younger than the singer. Who is the youngest?",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        "Pelle came in before Quirin but not right before him. Rosa came right after Sami. Nobody finished between Tilde and Pelle. Quirin wasn't last. Five runners, what order?",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        "Gold is heavier than silver, silver heavier than this thing, and this thing floats on the stuff in the jar. Does silver float on the stuff in the jar, sink, or can't you say?",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        "Rank the books by length. Dune-coloured one: longer than the green. The red one is shorter than the white, which is shorter than the green. Is the red one the shortest?",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        """In an antique fair there are three clocks: a cuckoo clock, a carriage clock and a mantel clock. The mantel clock costs less than the cuckoo clock. The carriage clock is the most expensive.
(A) The cuckoo clock is the cheapest (B) The carriage clock is the second-most expensive (C) The mantel clock is the cheapest""",
    ),
    # tables
    Prompt(
        "en",
        "tables and logic grids",
        """Here is a table where the first line is a header and each subsequent line is a penguin:  name, age, height (cm), weight (kg) 
Ottla, 6, 55, 12 
Bruno, 4, 82, 13 
Greta, 11, 61, 14 
Vince, 8, 70, 11
We now add a penguin to the table:
Jonas, 12, 90, 15
How many penguins are older than 5 years and weigh less than 13 kg?
Options: (A) 1 (B) 2 (C) 3 (D) 4 (E) 5""",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        """name, age, height (cm), weight (kg)
Luis, 7, 52, 10
Barney, 5, 78, 13
Gilda, 9, 58, 14
We delete the penguin named Barney from the table, then sort what is left by weight, descending. What is the sum of the ages of the first and the last penguin?""",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        """Boat | Length | Crew | Year
Marlin | 11.2 | 6 | 1988
Skua | 9.4 | 4 | 2003
Tern | 12.9 | 8 | 1979
Gannet | 9.9 | 4 | 1995
Which boat has the smallest length per crew member among those built before 2000?""",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        """league so far:
Rovers P3 W2 D0 L1 GF5 GA4
United P3 W1 D1 L1 GF3 GA3
Town P3 W1 D1 L1 GF4 GA4
City P3 W1 D0 L2 GF2 GA3
everybody played everybody once. rovers beat city 2-0 and town 3-2. reconstruct all the scores if you can""",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        """Shift plan
Mon: Ivo, Pam
Tue: Pam, Ruth
Wed: Ivo, Sam
Thu: Ruth, Sam
Fri: Ivo, Ruth
Nobody may work three days out of four in a row, Sam can't do Thursday any more and Pam is off from Wednesday on. Who can take over Thursday without breaking the rule?""",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        """Product,Jan,Feb,Mar
Tea,40,55,38
Cocoa,61,48,30
Maté,12,19,27
In which month did the three products together sell most, and which one product's share changed most between January and March?""",
    ),
    # coloured objects
    Prompt(
        "en",
        "objects",
        "On the floor, I see a bunch of objects arranged in a row: a turquoise plate, a silver keychain, a brown scrunchiephone charger, a mauve pen, and a black lamp. What is the color of the object directly to the right of the mauve pen?\nOptions: (A) red (B) black (C) brown (D) turquoise (E) silver",
    ),
    Prompt(
        "en",
        "objects",
        "On the nightstand, you see a set of items arranged in a row: a gold cup, a purple sheet of paper, a green stress ball, an orange puzzle, a teal necklace. What is the color of the item furthest from the green... sorry, from the teal one?",
    ),
    Prompt(
        "en",
        "objects",
        "On the desk, there are three yellow cat toys, two pink bracelets, three grey cat toys, two grey mugs, and one pink cat toy. If I remove all the cat toys from the desk, how many grey things remain on it?\nA: Let's think step by step.",
    ),
    Prompt(
        "en",
        "objects",
        "There's a box of socks in the dark: some brown, some black, and they're all loose. How many must I take to be certain of a pair, and how many to be certain of a brown pair if I only know there are six black ones?",
    ),
    Prompt(
        "en",
        "objects",
        "In a row, from left to right: red envelope, blue dog leash, fuchsia crayon, blue jug, red pair of sunglasses. How many non-red things are to the left of the jug?",
    ),
    Prompt(
        "en",
        "objects",
        "Every house on our street is painted differently from its neighbours and we've just got three colours. Ours is white and so's the fourth one along. What could the two in between be?",
    ),
    Prompt(
        "en",
        "objects",
        "A wooden cube is painted red all over and sawn into 27 little ones. How many of those have exactly two red sides, and how many none?",
    ),
    # translation errors
    Prompt(
        "en",
        "language judgement",
        """The following translations from German to English contain a particular error. That error will be one of the following types: Named Entities, Numerical Values, Modifiers or Adjectives, Negation or Antonyms, Facts, Dropped Content. Please identify that error.  Source: Die Kapelle St. Veit ist eine spätgotische Kirche in Oberndorf im Landkreis Rosenheim. Translation: The chapel of St. Veit is a late Romanesque church in Oberndorf in the district of Rosenheim.
The translation contains an error pertaining to
Options:
(A) Modifiers or Adjectives
(B) Numerical Values
(C) Negation or Antonyms
(D) Named Entities
(E) Dropped Content
(F) Facts""",
    ),
    Prompt(
        "en",
        "language judgement",
        "Source: Der Verein wurde 1894 von zwölf Handwerkern gegründet und hat heute rund 900 Mitglieder. Translation: The club was founded in 1894 by twelve craftsmen and now has around 90 members. What type of error is there (named entity, number, modifier, negation, fact, dropped content)?",
    ),
    Prompt(
        "en",
        "language judgement",
        "Source: Karl Wendt war ein deutscher Jurist, Politiker und Mitglied des Landtags. Translation: Karl Wendt was a German lawyer and member of the state parliament.\nThe translation contains an error pertaining to (A) Dropped Content (B) Facts (C) Named Entities (D) Negation or Antonyms\nA: Let's think step by step.",
    ),
    Prompt(
        "en",
        "language judgement",
        "One of three translators slipped. ES: 'Apenas llegó, dejó de llover.' T1: As soon as he arrived it stopped raining. T2: He hardly arrived and it stopped raining. T3: He had scarcely arrived when the rain stopped. Which one, and what exactly did they misread?",
    ),
    Prompt(
        "en",
        "language judgement",
        "Source: Die Brücke ist für Lastwagen nicht gesperrt, wohl aber für Busse. Translation: The bridge is closed to lorries but not to buses. Compare them piece by piece and name every difference in meaning.",
    ),
    Prompt(
        "en",
        "language judgement",
        "Source: Das Gasthaus liegt am nördlichen Ufer der Traun, gegenüber von Gmunden. Translation: The inn lies on the northern bank of the Traun, opposite Ebensee. Kind of mistake?",
    ),
    # snarks, sports
    Prompt(
        "en",
        "sarcasm and plausibility",
        "Which statement is sarcastic?\nOptions:\n(A) He brought an umbrella to the desert, what a careful planner\n(B) He brought an umbrella to the monsoon, what a careful planner",
    ),
    Prompt(
        "en",
        "sarcasm and plausibility",
        "Which statement is sarcastic? (A) Oh sure, a company that sells sugar water is going to tell us about diet (B) Oh sure, a company that employs dietitians is going to tell us about diet\nA: Let's think step by step.",
    ),
    Prompt(
        "en",
        "sarcasm and plausibility",
        'Is the following sentence plausible? "Virgil van Dijk hit a three-pointer at the buzzer."',
    ),
    Prompt(
        "en",
        "sarcasm and plausibility",
        'Determine whether an artificially constructed sentence relating to sports is plausible or not.\n\nQ: Is the following sentence plausible? "Simone Biles was caught leg before wicket in the second innings."\nA: Let\'s think step by step.',
    ),
    Prompt(
        "en",
        "sarcasm and plausibility",
        'Q: Is the following sentence plausible? "Connor McDavid scored on the power play in the Stanley Cup Final."\nA:',
    ),
    Prompt(
        "en",
        "sarcasm and plausibility",
        "Which of the following is a humorous edit of this artist or movie name: 'the silence of the lambs'?\nOptions:\n(A) the silence of the lamps\n(B) the silence off the lambs\n(C) the silnce of the lambs\n(D) the silence of the lambss",
    ),
    Prompt(
        "en",
        "sarcasm and plausibility",
        "Find a movie similar to Alien, Blade Runner, The Thing, The Terminator:\nOptions:\n(A) Notting Hill\n(B) Predator\n(C) Mamma Mia!\n(D) Babe\nA: Let's think step by step.",
    ),
    Prompt(
        "en",
        "sarcasm and plausibility",
        "A commentator says: 'Federer, two sets down, needed only one more goal to force extra time, and his coach called the second of his three timeouts.' List each thing that can't be right and why.",
    ),
    # temporal sequences
    Prompt(
        "en",
        "alibis and time slots",
        """Today, Hollis went to the swimming pool. Between what times could they have gone?
We know that:
Hollis woke up at 6am.
Ines saw Hollis buying a bike at the bike shop from 6am to 8am.
Karim saw Hollis fixing a computer from 9am to 1pm.
Lotte saw Hollis waiting at the airport from 1pm to 5pm.
The swimming pool was closed after 5pm.
Between what times could Hollis have gone to the swimming pool?
Options:
(A) 6am to 8am
(B) 8am to 9am
(C) 9am to 1pm
(D) 1pm to 5pm""",
    ),
    Prompt(
        "en",
        "alibis and time slots",
        "When could the cat have stolen the fish? It was on the plate when Mum left at noon. Dad sat in the kitchen from quarter past twelve till one and would have seen. At ten to two it was gone and the cat had been in the garden since the clock struck one, except for her usual nap in the kitchen, which she takes right before the post comes at half past one.",
    ),
    Prompt(
        "en",
        "alibis and time slots",
        "Three alibis: the cook was seen in the yard from seven till eight, the maid at church from half past six until a quarter to eight, the gardener in the pub from ten past seven to nine. The safe takes twenty minutes to open and was shut at a quarter to seven and open at half past seven. Who had the time?",
    ),
    Prompt(
        "en",
        "alibis and time slots",
        "A candle lasts four hours, another one three. Lit together. When is one exactly twice as long as the other, if they started out equal?",
    ),
    Prompt(
        "en",
        "alibis and time slots",
        "Q: Today, Betty went to the library. We know that: Betty woke up at 8am. David saw Betty watching a movie at the theater from 10am to 2pm. Maria saw Betty at the bakery from 2pm to 5pm, Leo met her at 9 and stayed with her until 10. The library closed at 6pm. Give every slot in which she could have gone.",
    ),
    Prompt(
        "en",
        "alibis and time slots",
        "She wrote the letter before the war but after the flood. He got it after the wedding. The flood came after the wedding. Did the wedding come before the war?",
    ),
    # shuffled
    Prompt(
        "en",
        "deduction and shuffles",
        """Alma, Boris, and Chen are playing a game. At the start of the game, they are each holding a ball: Alma has a pink ball, Boris has a white ball, and Chen has a red ball.
As the game progresses, pairs of players trade balls. First, Boris and Alma swap balls. Then, Chen and Alma swap balls. Finally, Boris and Chen swap balls. At the end of the game, Alma has the
Options:
(A) pink ball
(B) white ball
(C) red ball""",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        """Five friends swap books at a reading night. Ada has Emma, Bea has Ulysses, Cy has Dracula, Dot has Lolita and Eli has Moby Dick. Ada and Dot swap. Dot and Eli swap. Bea and Cy swap. Cy and Ada swap. Eli and Bea swap. At the end, who has Dracula?""",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        """Q: Seven players start a match: Ana is playing striker, Bo is playing cheerleader, Cal right midfielder, Deb goalkeeper, Eve right winger, Finn fullback, Gus benchwarmer. As the match progresses, pairs occasionally swap positions. Ana and Eve trade. Finn and Bo trade. Gus and Deb trade. Then Bo and Cal. Then Eve and Gus. Then Finn and Deb. At the end of the match, Finn is playing
A: Let's think step by step.""",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        "three cups, pea under the left one. swap left & middle, swap middle & right, swap left & right, swap left & middle. wheres the pea",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        "Claire, Gerd and Sun are dancing. Claire with Rod, Gerd with Ola, Sun with Pat. At each change of the music everyone hands their partner on to the person named after them in the alphabet, and the last to the first. After two changes, who dances with Ola?",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        "I take the top card and slip it underneath, then throw the next one away, and go on so until there's one left. If I start with the hearts in order, ace on top, which one stays?",
    ),
    Prompt(
        "en",
        "deduction and shuffles",
        "Jo lends her coat to Kim, who passes hers on to Lee, who takes Mo's off the peg by mistake. Mo goes home in the only one left. They meet next day and Kim swaps with Mo. Which of them now wears their own?",
    ),
    # web of lies / knights
    Prompt(
        "en",
        "liars and truth tellers",
        "Question: Odalys tells the truth. Rupert says Odalys lies. Senga says Rupert lies. Tam says Senga tells the truth. Vira says Tam lies. Does Vira tell the truth?",
    ),
    Prompt(
        "en",
        "liars and truth tellers",
        "Evaluate a random boolean function expressed as a word problem.\n\nQ: Question: Kip lies. Maud says Kip lies. Teodor says Maud lies. Inge says Teodor tells the truth. Fay says Inge lies. Does Fay tell the truth?\nA: Let's think step by step.",
    ),
    Prompt(
        "en",
        "liars and truth tellers",
        "On an island every native is a knight, who always tells the truth, or a knave, who always lies. You meet Zed and Wren. Zed says: 'Wren and I are of different kinds.' Wren says: 'Only one of us is a knave.' What are they?",
    ),
    Prompt(
        "en",
        "liars and truth tellers",
        "Two doors, two guards, one liar, and you may ask just one question. What do you ask and why does it work?",
    ),
    Prompt(
        "en",
        "liars and truth tellers",
        "A says B is a spy. B says C is a spy. C says both are lying. Spies lie, everyone else is honest. How many spies at least, at most?",
    ),
    Prompt(
        "en",
        "liars and truth tellers",
        "You come to an island where people answer 'bal' or 'da' and you don't know which is yes. With a single question find out what 'bal' means. Then find out if the person you asked is a liar.",
    ),
    Prompt(
        "en",
        "liars and truth tellers",
        "Brigid lies on Mondays, Tuesdays and Wednesdays; Owen on Thursdays, Fridays and Saturdays. Both say: 'I lied yesterday.' What day is it?",
    ),
    Prompt(
        "en",
        "liars and truth tellers",
        "one of them stole the tarts. the hare: i didn't. the hatter: the hare or the dormouse did. dormouse: they're both lying. turns out neither hare nor dormouse told the truth... was it the hatter?",
    ),
    Prompt(
        "en",
        "liars and truth tellers",
        "Could a native who is always either lying or telling the truth ever say 'I am a liar'? What follows if I hear one say 'I'm a liar or it's raining'?",
    ),
    Prompt(
        "en",
        "liars and truth tellers",
        "There are 3 boxes. Gold box: 'The ring is in here.' Silver box: 'The ring is not in here.' Lead box: 'The ring isn't in the gold box.' At most one of these is true. Where's the ring?",
    ),
    Prompt(
        "en",
        "liars and truth tellers",
        "100 politicians in a room. At least one is honest. Given any two of them, at least one is crooked. how many of each",
    ),
    # word sorting
    Prompt(
        "en",
        "word order and sorting",
        "Sort the following words alphabetically: List: thistle quagmire bluebell tenor thermal oboe quartz fjord",
    ),
    Prompt(
        "en",
        "word order and sorting",
        "Sort a list of words.\n\nQ: Sort the following words alphabetically: List: heron hereby herald heresy herb herring\nA: Let's think step by step.",
    ),
    Prompt(
        "en",
        "word order and sorting",
        "put these in order by their last letter, then by length where equal: lamp, opera, sofa, step, idea, cap, area",
    ),
    Prompt(
        "en",
        "word order and sorting",
        "alphabetize backwards (z first): mango, Mangold, man, manger, manage, manner, manor, mane, maniac, mansion",
    ),
    Prompt(
        "en",
        "word order and sorting",
        "Suppose the alphabet ran backwards only for vowels (u before o before i before e before a) but stayed where it is otherwise. In which order would bat, bet, but, bit, bot and bid stand in the dictionary?",
    ),
    Prompt(
        "en",
        "word order and sorting",
        "Order these by number of syllables, ties by alphabet: caterpillar, rhythm, onomatopoeia, queue, chocolate, ambulance, through, idea",
    ),
    # logic grids
    Prompt(
        "en",
        "tables and logic grids",
        """There are 4 houses in a row, numbered 1 to 4 from left to right. Each is lived in by a different person with a different pet and a different drink.
- People: Anneke, Piotr, Yusuf, Delia
- Pets: hamster, gecko, pony, canary
- Drinks: cider, milk, coffee, juice
Clues:
1. Piotr lives directly left of the coffee drinker.
2. The gecko is in house 3.
3. Delia drinks milk and isn't in house 1.
4. The pony's owner drinks cider.
5. Anneke lives next to the canary.
6. Yusuf is in the house furthest to the right.
Who keeps the hamster?""",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        "Three friends, three instruments, three cities. Rolf isn't the drummer and lives in neither Ghent nor Turin. The harpist is from Turin. Petra has never been to Italy. Who plays what and where does Milo live? The third instrument's a cello and the third city Graz.",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        """Solve and present as a table: Mr Black, Mr White and Mr Grey wear a black, a white and a grey tie, but nobody wears the colour of his own name. 'Funny, isn't it?' says the man in the white tie. 'It is', replies Mr Black.""",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        "Four bakers entered a tart, a loaf, a pretzel and a pie. The pie beat the loaf. Irma's entry came straight after the pretzel. Jan came last and didn't bake the loaf. Kemal, who can't make pastry, came third. Lou? Give the placing and what everybody baked.",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        "The Englishman, the Norwegian, the Spaniard… you know the one with the zebra. Make me a smaller version with three houses and prove that your clues give exactly one solution.",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        """Five students (Fern, Gio, Hal, Ivy, Jed) each take exactly one of botany, Latin, law, music, physics, on a different weekday.
Hal's is two days after botany. Law is on Monday. Neither Fern nor Gio has anything to do with Latin. Ivy's class falls between music and Latin, not nec. adjacent. Jed is on Friday and it is not physics. Gio is earlier than Fern.
Work out the timetable, or show there's more than one.""",
    ),
    Prompt(
        "en",
        "tables and logic grids",
        "The doctor is Kay's brother but Kay isn't the doctor's brother. The pilot and Kay are married. The cook is single and so is Lee. Mo hates flying. Jobs: doctor, pilot, cook, teacher. People: Kay, Lee, Mo, Nat. Who does what?",
    ),
    # riddles
    Prompt(
        "en",
        "riddles",
        "What am I? I speak without a mouth and answer in every language, though I've never learnt one, and I'm always the last to have a word.",
    ),
    Prompt(
        "en",
        "riddles",
        "The more you take of me the more you leave behind you, but I'm also what a dancer has to learn. Who am I",
    ),
    Prompt(
        "en",
        "riddles",
        "I have a bed but never lie in it, a mouth that doesn't eat, and I run though I've no legs. In winter my roof is floor for children.",
    ),
    Prompt(
        "en",
        "riddles",
        "A man lives high up in a tower block. On rainy days he takes the lift right up to his flat, on dry ones he gets out halfway and climbs. Why?",
    ),
    Prompt("en", "riddles", "riddle me this: take off my skin and i won't cry but you will"),
    Prompt(
        "en",
        "riddles",
        "My first is in ocean but never in sea, my second's in wasp and also in bee... no, not in bee; my third is in garden, in grass and in grain, my fourth is in thunder but not in the rain. What four-letter word could I be? Show how each line narrows it down.",
    ),
    Prompt(
        "en",
        "riddles",
        "He was found dead in the desert with a closed pack on his back. Had he opened it in time he'd be alive. What's in the pack?",
    ),
    Prompt(
        "en", "riddles", "Why is it that a cowboy can ride into town on Friday, stay two nights and leave on Friday?"
    ),
    Prompt(
        "en",
        "riddles",
        "What belongs to you, but others use it more than you do, the dead keep theirs and a bride may lose hers?",
    ),
    Prompt(
        "en",
        "riddles",
        "Two fathers and two sons go fishing and each catches a fish, yet they bring home only three. None got away. Explain.",
    ),
    Prompt(
        "en",
        "riddles",
        "A surgeon says 'I can't operate on this boy, he's my son'. His mother is a surgeon too, but she's abroad that week. So who is the one in the theatre?",
    ),
    Prompt(
        "en",
        "riddles",
        "Lateral thinking: the music stopped and she died. Give me the likeliest explanation and the reasons that rule out two others.",
    ),
    Prompt(
        "en",
        "riddles",
        "There are five apples in the basket and five children. Each child gets an apple and yet there's one left in the basket. How?",
    ),
    Prompt("en", "riddles", "A plane crashes right on the border. Where do they bury the survivors?"),
    Prompt("en", "riddles", "Forward I'm heavy, backward I'm not. What am I?"),
    Prompt(
        "en",
        "riddles",
        "You're in a room with no windows, no doors, just a mirror and a wooden table. How do you get out? And please not the usual saw joke unless there's no better solution.",
    ),
    Prompt("en", "riddles", "what english word has three consecutive double letters"),
    Prompt(
        "en",
        "riddles",
        "It comes once in a minute, twice in a moment, and never in a thousand years. And what then comes twice in a week but once in a year?",
    ),
    Prompt("en", "riddles", "A bat and a ball together cost a pound ten. The bat is a pound dearer. What's the ball?"),
    Prompt(
        "en",
        "riddles",
        "The pond's lilies double every day and cover it all after a month. When was half of it covered, and when only an eighth?",
    ),
    # crossings and weighing
    Prompt(
        "en",
        "crossing and weighing",
        "A farmer wants to cross a river with a wolf, a goat and a cabbage, but this time his boat has room for him and two of them. How many trips does he need?",
    ),
    Prompt("en", "crossing and weighing", "goat, man, river, boat big enough for both. how do they get across"),
    Prompt(
        "en",
        "crossing and weighing",
        "Three nuns and three cannibals, a canoe for two, and the nuns must never be outnumbered on either bank. Give me the whole schedule.",
    ),
    Prompt(
        "en",
        "crossing and weighing",
        "Four people at night, one torch, a rickety bridge that bears two. They need 1, 3, 6 and 9 minutes. Can they all be over within 18?",
    ),
    Prompt(
        "en",
        "crossing and weighing",
        "Eight coins, one is a bit light, and an old pair of scales without weights. Least weighings, and how?",
    ),
    Prompt(
        "en",
        "crossing and weighing",
        "Twelve balls, one is off and I don't know whether heavier or lighter. Three weighings on a balance. Lay out the full decision tree.",
    ),
    Prompt(
        "en",
        "crossing and weighing",
        "I have a seven litre bucket and a four litre bucket and a tap. I want exactly five litres.",
    ),
    Prompt(
        "en",
        "crossing and weighing",
        "Which weights does a grocer need so that with as few as possible he can weigh any whole number of ounces up to forty, using both pans?",
    ),
    Prompt(
        "en",
        "crossing and weighing",
        "Two ropes, each burns for an hour but unevenly. Measure three quarters of an hour.",
    ),
    Prompt(
        "en",
        "crossing and weighing",
        "Three jealous husbands and their wives at a ferry that takes two. No wife may be with another man unless her husband's there. Is it still possible if there's an island in the middle and four couples?",
    ),
    Prompt(
        "en",
        "crossing and weighing",
        "One of ten machines makes pills that weigh a gram too much. You may use the kitchen scale just once. Which machine is it?",
    ),
    # family
    Prompt(
        "en",
        "family relations",
        "[Helga] went shopping with her daughter [Nour]. [Nour]'s brother [Emil] stayed at home with his son [Tim]. How is [Tim] related to [Helga]?",
    ),
    Prompt(
        "en",
        "family relations",
        "my mother's only sibling's daughter's grandmother has two granddaughters. can i be one of them? im female",
    ),
    Prompt("en", "family relations", "Can a man legally marry his widow's sister?"),
    Prompt(
        "en",
        "family relations",
        "If P + Q means P is Q's father, P - Q means P is Q's sister and P * Q means P is Q's husband, what does A + B - C * D tell you about A and D?",
    ),
    Prompt(
        "en",
        "family relations",
        "A girl has as many brothers as sisters, but each brother has only half as many brothers as sisters. How many children are there in the family?",
    ),
    Prompt(
        "en",
        "family relations",
        "Olive has four brothers, and each of them has three sisters. how many sisters has olive got",
    ),
    Prompt(
        "en",
        "family relations",
        "Two mothers each marry the grown-up son of the other. How are the children of those two marriages related to each other? Careful, it's several things at once.",
    ),
    Prompt(
        "en",
        "family relations",
        "In the story, Rhoda calls Win 'aunt', Win calls Seb 'uncle', and Seb says Rhoda's grandfather is his twin. Draw up the tree with the least number of people that fits.",
    ),
    # ciphers
    Prompt("en", "ciphers", "Decode this, it's a Caesar shift but I don't know by how much: KHOOR ROG IULHQG"),
    Prompt("en", "ciphers", "If CAT is written 24-26-7 then how is DOG written?"),
    Prompt(
        "en",
        "ciphers",
        "In an invented tongue 'mol tes wir' is 'bread is warm', 'wir kap oni' is 'warm old house' and 'tes oni dul' means 'old dog is', though the words needn't come in that order. How do you say 'house'?",
    ),
    Prompt("en", "ciphers", "MONDAY is coded as NQQHFE. How would you write FRIDAY in the same code?"),
    Prompt(
        "en",
        "ciphers",
        "take the first letter of every second word: 'Many happy owls eat lots late past party time or so' what does it say",
    ),
    Prompt(
        "en",
        "ciphers",
        "oyfjdypf?  hint: it was typed with the hands one key too far to the right. (and no idea if i got all of it right)  → jr;;p",
    ),
    Prompt(
        "en",
        "ciphers",
        "Each letter has been swapped with its mirror in the alphabet, A with Z and so on. Read: NVVG NV ZG GSV LOW NROO",
    ),
    Prompt(
        "en",
        "ciphers",
        "SEND + MORE = MONEY is well known. Is there a solution to TWO + TWO = FOUR in which no two letters share a digit? Find one.",
    ),
    Prompt(
        "en", "ciphers", "Vigenère, key word is TEA. Ciphertext: FIEM ET GSOG. Plaintext, with the table rows you used."
    ),
    Prompt(
        "en",
        "ciphers",
        "My bike lock has a three-digit code. 518: one digit right and in its place. 294: two right, both in the wrong place. 137 and 480: nothing right at all. What opens it?",
    ),
    # letters
    Prompt("en", "letters and anagrams", "How many times does the letter r occur in 'strawberry cranberry tart'?"),
    Prompt(
        "en",
        "letters and anagrams",
        "which letter comes up most in: the early bird gets the worm but the second mouse gets the cheese",
    ),
    Prompt("en", "letters and anagrams", "unscramble: TMCHNERA (a person who deals in things)"),
    Prompt("en", "letters and anagrams", "Find an anagram of 'dirty room' that fits the thing itself. Single word."),
    Prompt(
        "en",
        "letters and anagrams",
        "Write 'Constantinople' backwards, then strike out every vowel, then tell me the sixth letter.",
    ),
    Prompt("en", "letters and anagrams", "Change COLD into WARM one letter at a time, real words all the way."),
    Prompt(
        "en",
        "letters and anagrams",
        "Which of these can't be spelled from the letters of 'generations'? ORGANISE, NEAREST, GRANITE, SEASONING, INSTEAD",
    ),
    Prompt(
        "en",
        "letters and anagrams",
        'Take the last letters of the words in "Piet Aalto Ingrid Quist" and concatenate them.',
    ),
    Prompt(
        "en",
        "letters and anagrams",
        "cryptic crossword help. 'Confused tailor loses one, finds a path' (5). Explain the wordplay",
    ),
    Prompt(
        "en",
        "letters and anagrams",
        "A sentence of at least eight words in which every word is exactly one letter longer than the one before it, please. No cheating with names.",
    ),
    # spatial
    Prompt(
        "en",
        "navigate and spatial",
        "I fold a square sheet in half from left to right, then bottom up, and snip off the corner where all the folds meet. What does it look like when I open it?",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "Which letters of the alphabet look the same upside down, and which only in a mirror? Capital, plain font",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "A marble is put in a cup. The cup's turned over onto a table, then somebody lifts the cup and puts it in the microwave. Where's the marble?",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "An ordinary die stands with the one on top and the two facing me. I roll it away from me once and then to the right once. What's on top? (opposite sides sum to seven, 1-2-3 counter-clockwise)",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "The church is north of the mill. The mill's west of the bakery, and the inn is right between the church and the bakery. In which direction do I look from the inn to see the mill?",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "How many cubes touch a cube in the very middle of a stack, if touching at a corner counts too?",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        """Net of a cube:
    [A]
 [B][C][D][E]
    [F]
Which face is opposite B? And if C is in front and A is on top, what's on the right?""",
    ),
    Prompt("en", "navigate and spatial", "In a mirror, left and right are swapped but up and down are not. Why?"),
    Prompt(
        "en",
        "navigate and spatial",
        "A tower casts a shadow that just touches the foot of a wall at noon in June. Will it climb the wall or fall short of it at noon in December? I live in Chile.",
    ),
    Prompt(
        "en",
        "navigate and spatial",
        "There's a pyramid of oranges, square base, each layer one less along each side till there is one at the top. Seen from above, how many of them can't be seen at all in a four-layer one?",
    ),
    # clocks
    Prompt("en", "clocks and calendars", "What angle do the hands make at 20 to 5?"),
    Prompt(
        "en",
        "clocks and calendars",
        "A clock that loses ten minutes an hour is set right at midday. What is the real time when it first shows midnight?",
    ),
    Prompt("en", "clocks and calendars", "seen in a mirror my clock says 8:25. what time is it"),
    Prompt(
        "en",
        "clocks and calendars",
        "How many times between noon and midnight do the two hands lie exactly on top of each other? Count carefully, do the ends count?",
    ),
    Prompt(
        "en",
        "clocks and calendars",
        "Two wooden cubes on my desk show the day of the month, one digit on each side, all the days from 01 to 31. Which digits are on which cube?",
    ),
    Prompt(
        "en", "clocks and calendars", "The grandfather clock takes five seconds to strike six. How long for twelve?"
    ),
    Prompt(
        "en",
        "clocks and calendars",
        "We left Auckland on Tuesday evening, flew half a day and landed in Honolulu on Tuesday morning. Is that possible? Explain with the time zones.",
    ),
    Prompt("en", "clocks and calendars", "Can there be a year with no Friday the 13th at all? Prove it either way."),
    # games
    Prompt("en", "games", "White: Kg6, Qb7. Black: Kh8. White to move. Give all mates in one."),
    Prompt(
        "en",
        "games",
        """tic tac toe, i'm X and it's my turn
X | O |  
  | O |  
  |   | X
where do i go so i don't lose, and can i still win?""",
    ),
    Prompt(
        "en",
        "games",
        "1. e4 e5 2. Nf3 Nc6 3. Bc4 Nd4 4. Nxe5 Qg5 5. Nxf7 — what should Black play and what happens next?",
    ),
    Prompt(
        "en",
        "games",
        """Fill in this 4x4 sudoku (rows, columns and 2x2 boxes hold 1-4):
1 _ _ 4
_ 4 1 _
_ 1 4 _
4 _ _ 1""",
    ),
    Prompt(
        "en",
        "games",
        "We take turns taking one, two or three matches from a heap, whoever takes the last one loses. There are twenty one and it's my go. What should I do?",
    ),
    Prompt("en", "games", "Can you cover a chessboard with dominoes if two opposite corners are missing?"),
    Prompt(
        "en",
        "games",
        "i hold A♠ K♠ in hold'em, flop is Q♠ 7♠ 2♦, the villain goes all in with what i'm sure is a set of sevens. pot odds are about 2 to 1. call?",
    ),
    Prompt(
        "en",
        "games",
        "Wordle: CRANE gave grey, yellow, green, grey, grey... then RUABL isn't a word, so I tried ROAST: green, grey, green, grey, grey. What words are left?",
    ),
    Prompt("en", "games", "Where can a knight not get to in three moves from the corner of the board?"),
    Prompt(
        "en",
        "games",
        "Is rock paper scissors with a well (well beats rock and scissors, loses to paper) still fair? What should one play?",
    ),
    Prompt(
        "en",
        "games",
        "In bridge I'm in 3NT, dummy has AQ10 of hearts, I've xxx, West leads small and I can see seven tricks outside hearts. How do I play the suit for the best chance of two more?",
    ),
    Prompt(
        "en",
        "games",
        "minesweeper: a 1 in the corner, next to it along the edge a 2, then a 1, then a 1. rows behind are covered. which cells are mines, which are safe?",
    ),
    # planning
    Prompt(
        "en",
        "planning and scheduling",
        "One toaster, two slots, each side needs a minute. Three slices. What's the quickest?",
    ),
    Prompt(
        "en",
        "planning and scheduling",
        """Block A is on block B, block B is on the table, block C is on block D. I may move only one clear block at a time. Goal: D on A, C on the table, B under nothing. Is this reachable, and by which moves?""",
    ),
    Prompt(
        "en",
        "planning and scheduling",
        "I have to see Ann (free 9-11), Bob (10-12, on the other side of town, half an hour by bus) and Cat (only when Bob's there or after lunch), and pick up a cake before Ann, bakery opens half nine. Each meeting takes 45 min. Make me a plan that finishes as early as possible.",
    ),
    Prompt(
        "en",
        "planning and scheduling",
        "plan 3 cities in europe for 11 days total. split for 4 days, oslo for 5, riga for 4 (travel days count in both). direct flights: split-oslo, oslo-riga. i must be in oslo between day 4 and day 8 for a wedding. in what order?",
    ),
    Prompt(
        "en",
        "planning and scheduling",
        "Roast needs two hours, potatoes one, the oven fits either the roast or the pie along with the potatoes, the pie wants half an hour and must rest as long. Guests come at seven. When do I start what?",
    ),
    Prompt(
        "en",
        "planning and scheduling",
        "Round robin for seven teams on three pitches, no team twice in a row on the same pitch. Is there such a fixture list? Produce it.",
    ),
    Prompt(
        "en",
        "planning and scheduling",
        "Tasks: a before c, b before c and d, e after d, f any time but never alongside a. Two workers, each task a day, except c which takes two. How soon can all be done?",
    ),
    Prompt(
        "en",
        "planning and scheduling",
        "Six guests at a round table. Ola won't sit by Per. Rita has to be opposite Sven. Tove wants Ola on her left. Where does Ulf sit?",
    ),
    Prompt(
        "en",
        "planning and scheduling",
        "Seat the aunts so that no two who quarrel are neighbours: Ida quarrels with Jo and Kit, Jo with Lou, Kit with Lou and May, May with Ida. One long bench.",
    ),
    Prompt(
        "en",
        "planning and scheduling",
        "The best order to do my rounds: chemist shuts at noon, the bank opens at ten, ice cream has to come last, library is next door to the bank, and the dog can't wait outside the bank but can at the chemist's and home is in between.",
    ),
    # paradoxes
    Prompt(
        "en",
        "probability paradoxes",
        "The host knows where the car is, opens a door with a goat, and asks me if I'd like to switch. And what if he'd forgotten where it is and just happened to find a goat?",
    ),
    Prompt(
        "en",
        "probability paradoxes",
        "My neighbour has two children. I see a boy at the window. What are the chances that the other's a girl? And if she tells me 'at least one is a boy born on a Tuesday'?",
    ),
    Prompt(
        "en",
        "probability paradoxes",
        "How many people do you need in a room for it to be likelier than not that two share a birthday, and why does it feel wrong?",
    ),
    Prompt(
        "en",
        "probability paradoxes",
        "Sleeping Beauty is woken once if heads, twice if tails, and forgets. What should she believe about the coin when woken? Argue for both camps and then decide.",
    ),
    Prompt(
        "en",
        "probability paradoxes",
        "the test is right 99 times of 100, the illness hits one in ten thousand, mine came back positive. should i panic",
    ),
    Prompt(
        "en",
        "probability paradoxes",
        "Two envelopes, one with twice the money. I open mine and by the usual sum it always pays to swap. Where's the mistake?",
    ),
    Prompt(
        "en",
        "probability paradoxes",
        "Hospital A loses fewer patients than B among the mild cases and fewer among the severe ones, and yet more overall. Can that be? Make up figures.",
    ),
    Prompt(
        "en",
        "probability paradoxes",
        "The judge says I'll be hanged one day next week and it'll be a surprise. I've reasoned that it can't be Friday, so not Thursday, and so on. Then they came on Wednesday. Where did I go wrong?",
    ),
    Prompt(
        "en",
        "probability paradoxes",
        "Is a run of five heads more likely to be followed by tails? What about betting that HTH shows up before HHT in a long run of tosses, is that even money?",
    ),
    # detective
    Prompt(
        "en",
        "alibis and time slots",
        """Lord Pemmican was found in his study at nine. The window was broken, and the glass lay outside on the flower bed. The butler says a burglar smashed his way in. The maid says she heard nothing. The nephew says he was developing photographs in the dark room with the lamp off and the door open. Who is lying?""",
    ),
    Prompt(
        "en",
        "alibis and time slots",
        """Inspector Ndiaye had four suspects. One had a limp, two were left-handed, and the one with the limp wasn't. The thief was left-handed and had been on the island before Sunday. Hugo arrived on Monday. Ines came on Saturday, limping. Jules and Karl came with her; Karl can't write with his left hand to save his life. Whom did the inspector arrest?""",
    ),
    Prompt(
        "en",
        "alibis and time slots",
        "He said he found the banknote between pages 157 and 158 of the old book. How did the detective know at once that he lied?",
    ),
    Prompt(
        "en",
        "alibis and time slots",
        '"I was in bed reading when the power went," said Moll. "I played patience," said Dirk. "I was vacuuming the stairs till I heard the scream, just after the blackout began," said Faye. The scream came ten minutes into the blackout. Who has some explaining to do?',
    ),
    Prompt(
        "en",
        "alibis and time slots",
        "a body in a phone booth, both windows broken, phone dangling, he's bleeding from the wrists. nearby a fishing rod and a bucket. what happened? not suicide, not murder",
    ),
    Prompt(
        "en",
        "alibis and time slots",
        """Four boys and a broken vase. Exactly one of the statements below is true.
Art: 'Ben did it.'
Ben: 'Dov did it.'
Cal: 'It wasn't me.'
Dov: 'Ben is lying about me.'
Whodunit?""",
    ),
    Prompt(
        "en",
        "alibis and time slots",
        "Read this and tell me who poisoned the tea and how: All three drank from the same pot. Vera, who drank hers at once, is fine. Col. Strake, who let it stand with ice in it since he hates it hot, is dead. Miss Oyelaran took hers with milk, slowly, and is fine. The kitchen maid made the tea, the valet the ice, the boy fetched milk and the Colonel's brother was in Cairo.",
    ),
    # analogies and sequences
    Prompt(
        "en",
        "analogies and series",
        "Glove is to hand as ___ is to foot as ___ is to sword, and which of those two pairs isn't the same relation as hat : head? Justify.",
    ),
    Prompt("en", "analogies and series", "O, T, T, F, F, S, S, ?"),
    Prompt(
        "en",
        "analogies and series",
        "abc becomes abd. So what does xyz become? Give the answers different rules would give and pick the best.",
    ),
    Prompt(
        "en",
        "analogies and series",
        "Odd one out: kayak, level, racer, noon, refer. And then find a reason for which it's another one.",
    ),
    Prompt("en", "analogies and series", "1, 11, 21, 1211, 111221, what's next and will there ever be a 4 in it?"),
    Prompt(
        "en",
        "analogies and series",
        """Input: [3, 0, 2] -> Output: [2, 2, 2, 0, 3]
Input: [1, 4] -> Output: [4, 4, 1]
Input: [0, 1, 1, 5] -> Output: [5, 5, 5, 5, 1, 1, 0]... or so I think, one of my three examples may be off.
Which, and what's the rule?""",
    ),
    Prompt("en", "analogies and series", "January: 7, February: 8, March: 5, April: 5, May: 3. June, and September?"),
    Prompt(
        "en",
        "analogies and series",
        "If an orange is called butter, butter is called soap, soap is called ink, ink is called honey and honey is called orange, what do people wash with, and what do bees make?",
    ),
    # constraints
    Prompt(
        "en",
        "constraints and hats",
        """Pick a team of four from Amy, Ben, Cho, Dee, Eli, Flo and Gus so that
- Amy and Ben aren't both in
- if Cho is in, so is Dee
- Eli plays only if Flo doesn't
- Gus or Amy (or both)
- exactly one of Ben and Dee
List all the teams.""",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "Write a password that has a month in it, whose digits add up to 25, with a Roman numeral, whose length is prime, and that contains the current number of its own vowels as a digit.",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "Which whole number under a hundred leaves one over whether you divide it by two, three, four or five, and none if by seven?",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "name a country whose name has no letter in common with its capital's... and one whose capital has all the letters of the country. say how you checked",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "Colour the states of Austria with as few colours as possible so that neighbours differ. Which need a fourth?",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "Give me a four-line poem with an acrostic of MOTH, in which no line has the letter e and the words per line go 3, 4, 5, 6.",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "If every blick is a blorp and no blorp that hums is green, may a green blick hum? May a blorp that isn't green be a blick?",
    ),
    # hats and knowledge
    Prompt(
        "en",
        "constraints and hats",
        "Three wise men, each with a hat, none sees his own. They're told at least one is white. After a long silence all three say at once: mine is white. How did they know?",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "Sandra puts her keys in the drawer and goes out. Timo moves them to the bowl. Sandra phones Ute, who saw it all through the window, but Timo doesn't know that. Where does Timo think Sandra will look for the keys, and is he right?",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "Abe, Bea: I've told Abe the product and Bea the sum of two numbers from two to nine. Abe: I don't know them. Bea: I knew that. Abe: now I do. What are they?",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "Everyone on the island with a red mark has to leave on the night they find out. They see each other but never talk of it. A stranger says 'I see a red mark'. Three have one. What happens, and what did the stranger tell them that they didn't know yet?",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "Does Mia know that Leo knows about the party? Leo overheard Nina invite Mia. Nina noticed Leo in the hall and told Mia about it in a note, but Mia hasn't opened the note yet.",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "three switches downstairs, one bulb upstairs, you may go up only once. which switch is it",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "A hundred prisoners and one light bulb in a room they visit one at a time in no set order. They may agree on a plan beforehand. How can one of them ever be sure that all have been there?",
    ),
    Prompt(
        "en",
        "constraints and hats",
        "Ten perfectly logical pirates have a treasure to share, the oldest proposes, all vote, and if less than half agree he goes overboard. What should the oldest propose, and why would anyone agree?",
    ),
)
FAST = (
    # summarise
    Prompt(
        "en",
        "summarise a story",
        """Summarise in two sentences:

Three brothers inherited a mill, a donkey and a cat. The eldest took the mill, the second the donkey, and the youngest, Corin, was left with the cat. 'If I eat him,' he sighed, 'I'll have a fur cap, and then I must starve.' But the cat said: 'Give me a bag and a pair of boots, and you'll see you're not so badly off.' Within a year Corin was lord of four villages, and the cat had given up mice, except now and then for fun.""",
    ),
    Prompt(
        "en",
        "summarise a story",
        "tl;dr please: so basically me, Ana and Boris were supposed to meet at 6 at the station, Ana came at 6:20, Boris at 7 because he swapped shifts with Chen who then swapped with Dora, and by the time we got to the restaurant the table was gone so we had kebabs on a bench and it was honestly the best evening of the year",
    ),
    Prompt(
        "en",
        "summarise a story",
        """Find a better title for this: "The Case of the Five Clocks". The inspector enters a house where five clocks show five different times. The owner's been dead for a day. The maid says the clocks have always been like that. In the end it turns out she stopped each of them at the hour one of her brothers died.""",
    ),
    Prompt(
        "en",
        "summarise a story",
        """Summarize this dialog.
Kim: did you solve it?
Lee: the one with the hats? no
Kim: lol me neither. Jo did it in 5 min
Lee: Jo does nothing else all day
Kim: quiz night on thursday then?
Lee: only if Jo's on our team
Kim: I'll ask her. 8 pm at the Anchor""",
    ),
    Prompt(
        "en",
        "summarise a story",
        """Write a one-line summary of the following conversation.

#Person1#: Excuse me, how do I get to the museum?
#Person2#: Go straight for two blocks, turn left at the bank, and then take the second right.
#Person1#: Is it far?
#Person2#: Ten minutes on foot. Or take the number 14 tram.
#Person1#: I'll walk. Thanks!""",
    ),
    Prompt(
        "en",
        "summarise a story",
        "Shorten to at most 25 words: Knights and knaves puzzles are a type of logic puzzle in which some characters can only answer questions truthfully, and others only falsely. The name was coined by a logician in a book from the late 1970s. They've been used in films, in computer games, and as exercises in courses on logic.",
    ),
    Prompt(
        "en",
        "summarise a story",
        """Give me three bullet points for my notes:
Sudoku as we know it first appeared in an American puzzle magazine in 1979 under the name Number Place. In 1984 a Japanese publisher took it up and gave it its present name. A retired judge from New Zealand saw one in a Tokyo bookshop in 1997, wrote a program that made them, and persuaded The Times to print it in November 2004. Within months most British papers had one.""",
    ),
    Prompt(
        "en",
        "summarise a story",
        "retitle this reddit post so it's less clickbaity: 'My (29F) sister (34F) married my ex's brother (31M) and now at every single family dinner I have to sit opposite the man who sold my car. You won't BELIEVE what he said at Easter'",
    ),
    Prompt(
        "en",
        "summarise a story",
        """What's the moral of this fable, in a single sentence?
A fox fell into a well and couldn't get out. A thirsty goat came by and asked if the water was good. 'Delicious,' said the fox, 'come down!' The goat jumped in. The fox climbed on her back, on her horns, and out. 'If you had as much wit as beard,' he said, 'you'd have looked for the way out before you jumped.'""",
    ),
    # reading comprehension
    Prompt(
        "en",
        "reading comprehension",
        """Passage: The ferry Maja carries 62 cars and 400 people. She leaves Holm at 7.10, 11.10 and 16.40 and takes 55 minutes to Skarv. On Sundays there's no early boat. She was built in Gdansk in 1991.
Question: Where was the Maja built?
Options:
(A) Holm
(B) Skarv
(C) Gdansk
(D) It isn't said""",
    ),
    Prompt(
        "en",
        "reading comprehension",
        """Read and answer. Alice is the eldest of the four Parrish sisters; Beth, who paints, comes next, then Clara and Dilys. They live with their grandfather, a retired captain, in a house by the harbour with a parrot called Bosun, who knows eleven swear words.
What is the parrot's name?""",
    ),
    Prompt(
        "en",
        "reading comprehension",
        """Q: On the desk there was a red pencil, a blue mug and a yellow duck. Mr Hobbs picked up the mug, which had been a present from his niece, and poured the cold tea out of the window. It landed on the postman. Who was hit by the tea?
A:""",
    ),
    Prompt(
        "en",
        "reading comprehension",
        """Today's programme:
6pm doors
6.30pm Los Gatos Tristes
8pm break, bar open
8.30pm Ruth Amadi Trio
10pm end
When does the trio play?""",
    ),
    Prompt(
        "en",
        "reading comprehension",
        """Context: The game of go was invented in China more than 2,500 years ago. It's played on a grid of 19×19 lines, with black and white stones. Black moves first. A 2016 survey found that there were over 46 million people worldwide who know the basic rules.
Based on the context only: which colour moves first?""",
    ),
    Prompt(
        "en",
        "reading comprehension",
        """name, age, height (cm), weight (kg)
Ottmar, 7, 51, 12
Berta, 5, 83, 13
Gerd, 8, 59, 15
How tall is Berta?""",
    ),
    Prompt(
        "en",
        "reading comprehension",
        """"Where were you last night?" asked the inspector. "At the opera, with my aunt," said Lord Farr. "And you, Miss Quill?" "At home. I wrote letters until eleven." "And the butler?" "The butler," said the butler, "was polishing the spoons."
According to the text, what did Miss Quill do that evening?""",
    ),
    Prompt(
        "en",
        "reading comprehension",
        """Answer true or false from the text.
The wolf, the goat and the cabbage problem is found in a manuscript from the ninth century that is traditionally ascribed to Alcuin of York. It has been told in Africa, with other animals, too.
Statement: The puzzle is only known in Europe.""",
    ),
    Prompt(
        "en",
        "reading comprehension",
        """List every person named in this: 'When Bo came in, Mr. Tan had already left with the twins, Fay and Gus. On the sofa lay Dr Imhoff, asleep, and next to her stood Bo's stepfather Lars with a tray.'""",
    ),
    Prompt(
        "en",
        "reading comprehension",
        """From the rules below: how many cards does each player get at the beginning?

RULES. 2–5 players. Deal seven cards to each and put the rest face down in the middle. Turn the top one over. Players take turns clockwise. You may put down a card of the same suit or the same rank. If you can't, draw one. Eights are wild. Whoever is rid of their cards first has won; the others count 50 for an eight, 10 for a picture card.""",
    ),
    Prompt(
        "en",
        "reading comprehension",
        """Who does the letter say should get the clock?
"...my books to the library at Usk, the clock to Winifred, who never was on time, and the boat to Hugh, my late brother's eldest son. The rest, which isn't much, is to be divided equally among the three children of my sister Pat." """,
    ),
    # trivia
    Prompt("en", "trivia games and puzzles", "who invented sudoku?"),
    Prompt(
        "en",
        "trivia games and puzzles",
        "How many squares are there in a row on a chessboard, and what do you call the rows?",
    ),
    Prompt(
        "en",
        "trivia games and puzzles",
        "Who was the first world chess champion to lose a match against a computer, and in which year?",
    ),
    Prompt(
        "en",
        "trivia games and puzzles",
        "In Greek myth, what creature asked travellers a riddle near Thebes and who answered it",
    ),
    Prompt(
        "en", "trivia games and puzzles", "What's the name of the problem with the three doors, the car and the goats?"
    ),
    Prompt(
        "en",
        "trivia games and puzzles",
        "Q: Which philosopher is the barber paradox usually linked with?\n(A) David Hume\n(B) Bertrand Russell\n(C) Plato\n(D) Simone Weil\nA:",
    ),
    Prompt("en", "trivia games and puzzles", "what is a rubiks cube named after"),
    Prompt(
        "en",
        "trivia games and puzzles",
        "Which English bank clerk's son... sorry, which author wrote the logic puzzles about Alice? I mean the one who wrote Alice in Wonderland. Real name?",
    ),
    Prompt("en", "trivia games and puzzles", "Is a tomato botanically a fruit or a vegetable?"),
    Prompt("en", "trivia games and puzzles", "What does NP stand for in 'NP-complete'?"),
    Prompt("en", "trivia games and puzzles", "Where does tic-tac-toe come from and what do the British call it?"),
    # sports, film
    Prompt("en", "trivia sports and films", "Which sport did Serena Williams play?"),
    Prompt("en", "trivia sports and films", "How many players has a water polo team in the pool?"),
    Prompt("en", "trivia sports and films", "who won the 1998 world cup and who scored in the final"),
    Prompt(
        "en",
        "trivia sports and films",
        'Is the following sentence about sports or about cooking? "Lewandowski buried the penalty in the bottom corner."',
    ),
    Prompt("en", "trivia sports and films", "Recommend me a film like Alien but less scary. Two or three will do."),
    Prompt(
        "en",
        "trivia sports and films",
        "What's the film called where a man wakes up on the same day over and over, with the groundhog?",
    ),
    Prompt("en", "trivia sports and films", "In cricket, what does lbw stand for?"),
    Prompt(
        "en",
        "trivia sports and films",
        "Who played the detective in Knives Out?\nOptions:\n(A) Daniel Craig\n(B) Hugh Grant\n(C) Idris Elba\n(D) Chris Evans",
    ),
    Prompt("en", "trivia sports and films", "12 Angry Men, 7 Samurai, 21 Grams, 8½, Ocean's 11. Who directed each?"),
    Prompt("en", "trivia sports and films", "what's a googly"),
    # role play and chat
    Prompt(
        "en",
        "role play",
        "You're a troll under a bridge. I'm a goat who'd like to cross. Stay in character and don't let me get away too easily. I begin: 'Good evening, sir.'",
    ),
    Prompt("en", "role play", "Pretend to be Sherlock Holmes at a supermarket checkout, grumpy about the queue."),
    Prompt(
        "en",
        "role play",
        "Act as a knight of the island where they only tell the truth, and introduce yourself to a tourist in 4 or 5 sentences.",
    ),
    Prompt(
        "en",
        "role play",
        "be my dungeon master for a bit. i'm a level 3 halfling thief called Pim, and i've just woken up in a cell. describe what i see",
    ),
    Prompt(
        "en",
        "role play",
        "I want you to play the quiz show host from my childhood: loud, jolly, bad puns. Say hello to the 3 candidates Ayo, Bea and Carl.",
    ),
    Prompt("en", "role play", "Speak to me like a sphinx would if she were very, very bored of riddles."),
    Prompt(
        "en",
        "role play",
        "You are the last penguin in the zoo of Wuppertal, aged 11, 61 cm, 14 kg. Write the entry in your diary for Monday.",
    ),
    Prompt(
        "en",
        "role play",
        "Let's do an interview. You're the wolf from the river-crossing puzzle, I'm from the local paper. First question: how do you feel about the goat, after all those years?",
    ),
    Prompt("en", "chit-chat", "I love riddles, do you?"),
    Prompt(
        "en",
        "chit-chat",
        "my grandpa tells the same riddle every christmas, the one with the hole in the bucket, and we all still laugh. isn't that sweet",
    ),
    Prompt("en", "chit-chat", "hey, i'm bored at the airport, 3 hours to go. say something nice"),
    Prompt("en", "chit-chat", "I lost at chess to my 8-year-old today. Cheer me up"),
    Prompt(
        "en",
        "chit-chat",
        "So I stood there for an hour over that crossword, and then my wife walks past and says 'it's EMU'. It's always emu!!",
    ),
    Prompt("en", "chit-chat", "Do you ever lie?"),
    Prompt("en", "chit-chat", "That was a great explanation about the hats, thank you! Good night."),
    Prompt("en", "chit-chat", "are you better at jokes or at puzzles? be honest lol"),
    Prompt(
        "en",
        "chit-chat",
        "Yesterday was my birthday, tomorrow's my brother's, and the day after that our mum's. So much cake. What's your favourite, if you could have one?",
    ),
    # writing
    Prompt("en", "writing riddles and stories", "Write a riddle about the moon for six-year-olds, four lines, rhymed."),
    Prompt(
        "en", "writing riddles and stories", "Write me a short story in which a liar and an honest man share a taxi."
    ),
    Prompt("en", "writing riddles and stories", "a limerick about a knight who couldn't play chess pls"),
    Prompt(
        "en",
        "writing riddles and stories",
        "Invent a 'What am I?' riddle whose answer is a toaster. Make it a bit spooky.",
    ),
    Prompt(
        "en",
        "writing riddles and stories",
        "Opening paragraph of a crime novel: a lighthouse, three sisters, a locked room, no rain for 40 days.",
    ),
    Prompt(
        "en",
        "writing riddles and stories",
        "Write an invitation to our puzzle night. Friday 14 March, 7.30 pm, at Dora's, 12 Mill Lane, bring snacks. Friendly, under 80 words.",
    ),
    Prompt("en", "writing riddles and stories", "Compose a haiku about a sudoku left unfinished on a train"),
    Prompt(
        "en",
        "writing riddles and stories",
        "Continue: The door had two handles, one of brass and one of bone, and neither would say which was which. Lina",
    ),
    Prompt("en", "writing riddles and stories", "five names for a shop that sells jigsaws and board games"),
    Prompt(
        "en",
        "writing riddles and stories",
        "Write a toast for my cousin's wedding. He met Olga at a chess club, they've both lost to the same 12-year-old, and they have a dog called Rook.",
    ),
    Prompt(
        "en",
        "writing riddles and stories",
        "A bedtime tale, please, about a fox, a hen and a sack of corn who are friends and go rowing.",
    ),
    # describing
    Prompt(
        "en",
        "describe a scene",
        "Describe a family portrait from about 1900: stern father, seven children, a grandmother with a cat, one blurred boy.",
    ),
    Prompt(
        "en",
        "describe a scene",
        "Alt text for a photo: a red mug, a blue notebook and a pair of green glasses in a row on a wooden desk, morning light.",
    ),
    Prompt(
        "en",
        "describe a scene",
        "Paint me with words a street where every house has a different colour and there's a man with a zebra on a lead.",
    ),
    Prompt(
        "en",
        "describe a scene",
        "Write a prompt for an image generator: three owls around a chessboard, candlelight, style of an old Dutch master",
    ),
    Prompt(
        "en",
        "describe a scene",
        "caption for my insta. me and my 4 sisters on a bench sorted by height, smallest left, ice cream everywhere",
    ),
    Prompt(
        "en",
        "describe a scene",
        "What would you see, smell and hear in a Victorian clockmaker's shop at noon, when they all strike? One paragraph.",
    ),
    Prompt("en", "describe a scene", "Describe the flag of Japan to somebody who's never seen it."),
    Prompt("en", "describe a scene", "Give a vivid description of an old woman who teaches card tricks to crows."),
    # genealogy and dates
    Prompt("en", "family facts", "Who were the parents of Queen Elizabeth II?"),
    Prompt("en", "family facts", "What do you call your mother's brother?"),
    Prompt("en", "family facts", "how many wives did henry viii have, and what are their names in order"),
    Prompt("en", "family facts", "In Star Wars, who's Luke's father"),
    Prompt("en", "family facts", "Explain the term 'second cousin once removed'."),
    Prompt(
        "en", "family facts", "Which of the Brontë sisters wrote Wuthering Heights?\n(A) Anne\n(B) Charlotte\n(C) Emily"
    ),
    Prompt("en", "family facts", "Who's Zeus's wife, and is she also his sister?"),
    Prompt("en", "family facts", "What's the Swedish for grandmother? There's one word for each side, isn't there?"),
    Prompt("en", "dates by recall", "When is Christmas?"),
    Prompt("en", "dates by recall", "what day is bastille day"),
    Prompt(
        "en",
        "dates by recall",
        "Q: On what date did the Berlin Wall come down, in MM/DD/YYYY?\nOptions:\n(A) 11/09/1989\n(B) 10/03/1990\n(C) 09/11/1991\n(D) 08/13/1961\nA:",
    ),
    Prompt("en", "dates by recall", "Which months have thirty days?"),
    Prompt("en", "dates by recall", "How often is there a leap year and what's it for?"),
    Prompt("en", "dates by recall", "In which year did the Titanic sink?"),
    Prompt("en", "dates by recall", "Rewrite these as DD.MM.YYYY: March 4, 2019; July 21, 1969; December 1, 2001"),
    Prompt("en", "dates by recall", "who came up with daylight saving time & why"),
    Prompt("en", "dates by recall", "What's the Chinese zodiac animal that comes first in the cycle?"),
    # sentiment, headlines
    Prompt("en", "sentiment", 'Positive or negative? "Bought this puzzle of 1000 pieces, got 998. Twice."'),
    Prompt(
        "en",
        "sentiment",
        "Review: 'The plot twists like a pretzel, and yes, I guessed the murderer after ten minutes, but who cares when the cast has so much fun.' Sentiment: positive, neutral or negative?",
    ),
    Prompt(
        "en",
        "sentiment",
        "label each 1 (good) or 0 (bad):\n- rules unclear, box was dented\n- kids play it every evening\n- meh, two stars for the nice pawns\n- best card game since uno",
    ),
    Prompt(
        "en",
        "sentiment",
        "Is the writer angry, sad or amused: 'Oh great, another escape room where the only clue is that somebody has lost the key.'",
    ),
    Prompt(
        "en",
        "sentiment",
        "Classify the sentiment of the following tweet. Options: (A) positive (B) negative\n\n@quizpub 3 hours, 60 questions, one working microphone. never again",
    ),
    Prompt(
        "en",
        "sentiment",
        "How does this guest feel about the stay? 'Room 214 instead of 412 as booked, breakfast until 9 and not until 11, but the woman at the desk was so kind that we'd come back tomorrow.'",
    ),
    Prompt("en", "sentiment", 'toxic or not toxic: "you play chess like my grandma, and she\'s been dead since 2004"'),
    Prompt(
        "en",
        "sentiment",
        'Rate from 1 to 5 how happy this customer sounds: "Arrived on Tuesday as promised. Works. Fine."',
    ),
    Prompt("en", "headline classification", "World, Sports, Business or Sci/Tech: 'Magnus wins again, sponsors shrug'"),
    Prompt(
        "en",
        "headline classification",
        'Which section does this belong in? "Seven ferries, five strikes, three ministers: how the islands were cut off"\nOptions:\n- Politics\n- Food\n- Sport\n- Culture',
    ),
    Prompt(
        "en",
        "headline classification",
        "spam or ham? 'WINNER!! You've been picked out of 100 players. Solve this riddle and claim your £900 prize, txt KEY to 85069'",
    ),
    Prompt(
        "en",
        "headline classification",
        "Classify the question by what it asks for (person, place, number, date, thing): 'Who taught Bobby Fischer to play chess?'",
    ),
    Prompt(
        "en",
        "headline classification",
        'Intent? choose from book_table, cancel, opening_hours, other: "hi are u still serving at half 10 on sundays, there\'d be 5 or 6 of us"',
    ),
    Prompt(
        "en",
        "headline classification",
        "What genre is this line from: romance, western, science fiction, horror? 'The third moon had risen twice before the captain noticed that his shadow was gone.'",
    ),
    Prompt(
        "en",
        "headline classification",
        "Tag these with a language: 'guten Abend', 'buenas noches', 'god kveld', 'bonsoir'",
    ),
    # synonyms and words
    Prompt("en", "words and synonyms", "List ten synonyms for 'puzzle'."),
    Prompt("en", "words and synonyms", "antonyms of: honest, heavy, left, ancient, shallow"),
    Prompt("en", "words and synonyms", "What does 'knave' mean?"),
    Prompt("en", "words and synonyms", "Use 'quagmire', 'thistle' and 'oboe' in one sentence each."),
    Prompt(
        "en",
        "words and synonyms",
        "Which word fits: The jury has ___ its verdict. (A) arrived (B) reached (C) come (D) went",
    ),
    Prompt("en", "words and synonyms", "whats the plural of die, like for playing dice"),
    Prompt("en", "words and synonyms", "Explain the idiom 'to put all your eggs in one basket'"),
    Prompt("en", "words and synonyms", "Hot is to cold as up is to what?"),
    Prompt("en", "words and synonyms", "Translate into German: The wolf eats the goat if the farmer isn't there."),
    Prompt("en", "words and synonyms", "Is 'level' a palindrome? And what is a palindrome?"),
    Prompt("en", "words and synonyms", "What's the word for somebody who collects or is mad about crosswords?"),
    Prompt("en", "words and synonyms", "The sentence 'He seen the two old big houses' has mistakes. Correct it."),
    # rewriting lists
    Prompt(
        "en",
        "rewriting lists",
        "Turn this into a bulleted list: lamp, opera tickets, sofa cushions, step ladder, a cap for Jo",
    ),
    Prompt("en", "rewriting lists", "Write these in capitals, one per line: heron, hereby, herald, heresy, herb"),
    Prompt("en", "rewriting lists", "make a comma separated line out of this:\nAlice\nBob\nClaire\nDave\nEve"),
    Prompt(
        "en",
        "rewriting lists",
        """Number the clues:
Piotr lives next to the coffee drinker.
The gecko is in the third house.
Delia drinks milk.
Yusuf is furthest to the right.""",
    ),
    Prompt(
        "en",
        "rewriting lists",
        """Put into a markdown table with the columns player, ball:
Alma has a pink ball, Boris has a white ball, Chen has a red ball, Dee has a green one.""",
    ),
    Prompt(
        "en",
        "rewriting lists",
        "Translate my shopping list to Spanish, keep the order: 2 heads of broccoli, a stalk of celery, 3 potatoes, a yam, 1 garlic",
    ),
    Prompt("en", "rewriting lists", "Add an emoji to each: apples, clarinet, goat, toaster, trombone, snail"),
    Prompt(
        "en",
        "rewriting lists",
        "Remove the bullets and make it one flowing sentence:\n- wake up at 6\n- bike shop till 8\n- computer till 1\n- airport till 5",
    ),
    Prompt("en", "rewriting lists", '{"red": 3, "blue": 1, "mauve": 2} write that as plain English'),
    Prompt(
        "en",
        "rewriting lists",
        "pull out all the email adresses: write to ada@fen.example or, if she's away till the 9th, bo.k@fen.example; cc: cy at the desk (cy@desk.example)",
    ),
    # rules of games
    Prompt("en", "rules of a game", "Explain the rules of draughts to a child."),
    Prompt("en", "rules of a game", "how does castling work in chess"),
    Prompt("en", "rules of a game", "What are the rules of sudoku? Just the rules, four lines max"),
    Prompt("en", "rules of a game", "Is a flush better than a straight in poker?"),
    Prompt(
        "en",
        "rules of a game",
        "Can you tell me how the game Mafia (Werewolf) is played with 8 people, what roles there are and what happens at night?",
    ),
    Prompt("en", "rules of a game", "What happens if you land on another player's hotel in Monopoly"),
    Prompt("en", "rules of a game", "Offside, for someone who's never watched football. Keep it short"),
    Prompt("en", "rules of a game", "what's en passant? a friend did it to me and i thought he was cheating"),
    Prompt("en", "rules of a game", "In the board game Clue, what are the six suspects called?"),
    Prompt("en", "rules of a game", "Give me five party games for ten adults in a small flat that need no material."),
    Prompt("en", "rules of a game", "how do you win at minesweeper, like what's the aim"),
    # common sense
    Prompt(
        "en",
        "common sense options",
        "Q: Where are you most likely to borrow a novel? Choices: (a) swimming pool (b) library (c) petrol station (d) attic\nA:",
    ),
    Prompt("en", "common sense options", "Which of these is alive: a stone, a mushroom, a kite, a clock?"),
    Prompt(
        "en",
        "common sense options",
        "To keep milk from going off you should: A) leave it by the stove B) put it in the fridge",
    ),
    Prompt(
        "en",
        "common sense options",
        "Tina was soaked to the skin when she came home. Which is the most likely reason? (1) it rained (2) she'd had toast (3) the bus was red",
    ),
    Prompt("en", "common sense options", "what is heavier an elephant or a cat"),
    Prompt("en", "common sense options", "What can fly? Options: - trout - sparrow - mole - oak"),
    Prompt(
        "en",
        "common sense options",
        "Choose the better ending. Rob sat down at the piano, opened the lid and (A) began to play. (B) ate the river.",
    ),
    Prompt("en", "common sense options", "Is water wet? just yes or no, i don't want a lecture"),
    Prompt("en", "common sense options", "What's used to weigh things: a ruler, scales, a thermometer or a compass?"),
    Prompt(
        "en",
        "common sense options",
        "In which direction does the sun rise?\nOptions:\n(A) north\n(B) south\n(C) east\n(D) west\nA: Let's think step by step.",
    ),
    # definitions around logic
    Prompt("en", "explain a term", "What is a logical fallacy? Name three common ones."),
    Prompt("en", "explain a term", "truth table for AND, please"),
    Prompt("en", "explain a term", "Define 'deductively valid' in a sentence."),
    Prompt("en", "explain a term", "What's a Dyck language"),
    Prompt(
        "en",
        "explain a term",
        'Which commands can occur in the d attribute of an SVG path, e.g. in <path d="M 10,10 L 40,10 A 5,5 0 1,0 50,60 Z"/>? Just what M, L, A and Z stand for.',
    ),
    Prompt("en", "explain a term", "what's the usual order of adjectives in english (opinion, size, age...)"),
    Prompt("en", "explain a term", "What is a Caesar cipher and who is it named after?"),
    Prompt("en", "explain a term", "Difference between a riddle and a puzzle?"),
    Prompt("en", "explain a term", "Explain sarcasm to someone learning English, with 2 examples"),
    Prompt("en", "explain a term", "What is lateral thinking, and who coined the term?"),
    Prompt("en", "explain a term", "In grammar, what's an antecedent?"),
    # messages and edits
    Prompt(
        "en",
        "editing",
        "Proofread: 'There is three house in a row, each have a diffrent colour and the norwegian live in the first one.'",
    ),
    Prompt(
        "en",
        "editing",
        "Make this sound politer: You swapped shifts with Karl without asking me. Swap back by Thursday or I'll tell Dana.",
    ),
    Prompt(
        "en",
        "editing",
        "Rewrite in the past tense: Ana swaps balls with Bo, then Bo trades his with Cy, and in the end everyone laughs.",
    ),
    Prompt(
        "en",
        "editing",
        "Put this riddle into simpler words for a learner of English: 'Though voiceless, I cry; wingless, I flutter; toothless, I bite; mouthless, I mutter.' (It's the wind.)",
    ),
    Prompt(
        "en",
        "editing",
        "write an email to my boss that i can't do the early shift on the 17th and 18th bc my daughter has a chess tournament in Leeds, could swap w/ Priya",
    ),
    Prompt(
        "en",
        "editing",
        "Turn the following into a formal announcement: quiz moved from tue to wed, same time (8), same place, teams of max 6, sorry!!",
    ),
    Prompt("en", "editing", "Translate to French: If the day after tomorrow is Sunday, I can sleep in."),
    Prompt(
        "en",
        "editing",
        'Paraphrase: "Neither the cook nor the maid, both of whom had been with the family for twenty years, had noticed that the third key was missing."',
    ),
    Prompt(
        "en",
        "editing",
        "say it shorter: In the event that it should happen to rain on the day in question, the seating of all guests will take place inside of the barn",
    ),
    Prompt(
        "en",
        "editing",
        "Change the names in this text to Spanish ones: 'Tom tells the truth. Jane says Tom lies. Pete says Jane lies. Sue says Pete tells the truth.'",
    ),
    # tips and ideas
    Prompt("en", "ideas and tips", "Any tips for getting better at cryptic crosswords?"),
    Prompt("en", "ideas and tips", "how do i get my kids off the ipad and into board games. they're 7 and 10"),
    Prompt("en", "ideas and tips", "Name a few good apps or websites for logic puzzles"),
    Prompt(
        "en",
        "ideas and tips",
        "What should I give my father-in-law for his 70th? He likes trains, detective stories and jigsaws of 2000 pieces.",
    ),
    Prompt("en", "ideas and tips", "Tell me a well-known riddle and its answer."),
    Prompt("en", "ideas and tips", "Theme ideas for an escape room at a school fair?"),
    Prompt("en", "ideas and tips", "is it rude to help someone with their crossword unasked"),
    Prompt("en", "ideas and tips", "Which classic detective novels should I read first? I've only seen Poirot on TV."),
    Prompt("en", "ideas and tips", "Pros and cons of learning chess as an adult, short list"),
    Prompt("en", "ideas and tips", "What's a good seating etiquette at a wedding: who usually sits at the top table?"),
    # pasted puzzles, easy jobs
    Prompt(
        "en",
        "puzzle pasted, easy job",
        """Translate this into Dutch, don't solve it:
Three friends each have a different pet. Ann doesn't have the dog. Ben is allergic to cats. Who has the rabbit?""",
    ),
    Prompt(
        "en",
        "puzzle pasted, easy job",
        """Which well-known puzzle is this a version of? "A farmer must take a fox, a goose and a bag of beans over a river in a boat that holds just one of them besides himself." Only the name.""",
    ),
    Prompt(
        "en",
        "puzzle pasted, easy job",
        "Fix the typos, nothing else: 'Ther are tow guards, one allways lies, the other allways tels the truth. You may ask one quesiton.'",
    ),
    Prompt(
        "en",
        "puzzle pasted, easy job",
        """What animals are mentioned here?
Ed's neighbour has a llama. The person in the yellow house, not Ed, keeps newts. Flo used to have a donkey but swapped it with the baker for a heron.""",
    ),
    Prompt(
        "en",
        "puzzle pasted, easy job",
        """The solution is given below. Reword it so that a ten-year-old gets it.
Puzzle: You've a 3 litre and a 5 litre jug and want 4 litres.
Solution: Fill the 5, pour into the 3 until full, leaving 2. Empty the 3, pour the 2 into it. Fill the 5 again, top up the 3 with 1 litre. 4 litres remain in the 5.""",
    ),
    Prompt(
        "en",
        "puzzle pasted, easy job",
        """Write a catchy headline for this puzzle in our school paper: 'Alma, Boris and Chen swap their balls five times. Who's got the red one at the end? Send your answer by 30 April to room 204. Three prizes!'""",
    ),
    Prompt(
        "en",
        "puzzle pasted, easy job",
        "Is this a maths question, a riddle or a joke? 'Why was six afraid of seven? Because seven ate nine.'",
    ),
    Prompt(
        "en",
        "puzzle pasted, easy job",
        """Boolean, causal, date, geometry or language: under which heading would you file this task?
"Midsummer was three days ago in 1952. What is the date tomorrow in MM/DD/YYYY?"
No need to answer it.""",
    ),
    Prompt("en", "puzzle pasted, easy job", "Answer key says: 1 b, 2 d, 3 a, 4 a, 5 c. What's the answer to number 4?"),
    Prompt(
        "en",
        "puzzle pasted, easy job",
        """Make this read like a pirate wrote it: "If you follow these instructions, do you return to the starting point? Take 4 steps. Turn around. Take 4 steps." Keep the question in.""",
    ),
    Prompt(
        "en",
        "headline classification",
        "Does this question belong in the logic, history or cookery round of our quiz: 'In what year was the first crossword printed in a newspaper?'",
    ),
    Prompt(
        "en",
        "summarise a story",
        """Give this thread a subject line.
> Mo: who has the key to the club room? I gave it to Ali on Monday
> Ali: passed it on to Sue, Tuesday
> Sue: left it with the porter, he gave it to Mo's brother
> Mo: ... it's in my coat""",
    ),
    Prompt("en", "chit-chat", "what am i doing with my life, 2 am and still on level 47 of this stupid block puzzle"),
    Prompt(
        "en",
        "role play",
        "You're an old genealogist who gossips about everybody's great-aunts. I've come in with a box of letters. Greet me.",
    ),
    Prompt("en", "trivia games and puzzles", "which piece in chess can jump over others"),
    Prompt(
        "en",
        "reading comprehension",
        """Hobb: It wasn't me, I was in the cellar.
Jessop: I saw the cat on the shelf at 4.
Mrs Lane: The jug was my mother's.
Whose jug was it, according to Mrs Lane?""",
    ),
)
