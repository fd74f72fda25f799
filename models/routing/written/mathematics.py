"""Prompts written by hand, to learn from: numbers of every sort, in English."""

from routing.prompt import Prompt

THINKING = (
    # school word problems
    Prompt(
        "en",
        "word problem",
        "Mrs. Alvarez buys 14 boxes of crayons. Each box holds 24. She gives every one of her 27 pupils 9 crayons and puts the remainder in jars of 11. How many jars are full and how many crayons are left over?",
    ),
    Prompt(
        "en",
        "word problem",
        "A bus leaves the depot with some passengers. At the first stop a third get off and 8 get on. At the second stop half get off and 5 get on. There are now 17 people on the bus. How many did it start with?",
    ),
    Prompt(
        "en",
        "word problem",
        "Q: Tom picked 3 times as many apples as Lena. Lena picked 12 fewer than Omar. Together they have 148. How many apples did Omar pick?\nA:",
    ),
    Prompt(
        "en",
        "word problem",
        "my daughters homework: a snail climbs a 12 m wall, 3 m up in the day and slips 2 m at night. on what day does it reach the top? she says 12, i say no",
    ),
    Prompt(
        "en",
        "word problem",
        "A farmer has chickens and rabbits, 35 heads and 94 legs altogether, but two of the rabbits are missing one leg each. How many of each animal?",
    ),
    Prompt(
        "en",
        "word problem",
        "Nina reads 18 pages on weekdays and 31 pages on each weekend day. She started a 412-page book on a Wednesday. On which weekday will she finish it?",
    ),
    Prompt(
        "en",
        "word problem",
        "Three friends split a bill of $86.40. Jo pays twice what Kim pays, and Lee pays $6 less than Jo. What does each one pay?",
    ),
    Prompt(
        "en",
        "word problem",
        "Jenny has 5 more stickers than half of what Paul has. If Paul gives her 13 stickers they'll have the same amount. How many did each have at the start?",
    ),
    Prompt(
        "en",
        "word problem",
        "A carton of 30 eggs costs 7.20. The baker uses 4 eggs per cake, sells each cake for 11.50, and other ingredients come to 3.85 a cake. If she bakes as many whole cakes as she can from 3 cartons, what is her profit after paying for the cartons?",
    ),
    Prompt(
        "en",
        "word problem",
        "Weng earns $12 an hour for babysitting. Yesterday she babysat for 50 minutes, then again from 4:45 pm to 7:20 pm, and the second family gave a 15% tip on top. How much did she earn in total?",
    ),
    Prompt(
        "en",
        "word problem",
        "There's a rope 40 m long. Cut it into three pieces so that the second is 4 m longer than the first and the third is as long as the other two put together minus 6 m. lengths pls",
    ),
    Prompt(
        "en",
        "word problem",
        "Instruction: Solve the problem and give only the final number.\nInput: A library has 6 shelves. The first holds 45 books and every next shelf holds 7 fewer than the one before, except the last, which is half full compared with the fifth rounded up. How many books altogether?",
    ),
    Prompt(
        "en",
        "word problem",
        "If 5 machines make 5 widgets in 5 minutes, how long do 100 machines need for 250 widgets?",
    ),
    Prompt(
        "en",
        "word problem",
        "A class of 32 voted on the trip. 19 wanted the zoo, 17 wanted the museum, 4 wanted neither. How many wanted only the museum?",
    ),
    # olympiad
    Prompt("en", "olympiad", "Find all positive integers n for which n^2 + 5n + 13 is a perfect square."),
    Prompt(
        "en", "olympiad", "Let a, b, c be positive reals with abc = 1. Show that a/(b+1) + b/(c+1) + c/(a+1) >= 3/2."
    ),
    Prompt(
        "en",
        "olympiad",
        "Determine all functions f: R -> R such that f(x + f(y)) = f(x) + y for all real x, y, and f is monotone.",
    ),
    Prompt(
        "en",
        "olympiad",
        "On a circle 2025 points are coloured red or blue so that among any 10 consecutive points at least 4 are red. What is the smallest possible number of red points?",
    ),
    Prompt(
        "en",
        "olympiad",
        "In triangle $ABC$ the incircle touches $BC$ at $D$. Let $I$ be the incenter and $M$ the midpoint of $BC$. Given $AB=13$, $BC=14$, $CA=15$, compute the area of triangle $IDM$.",
    ),
    Prompt(
        "en", "olympiad", "The sum of the digits of a 2024-digit number N is 7. Can 3N be a perfect square? Justify."
    ),
    Prompt(
        "en",
        "olympiad",
        "Let $p$ be a prime with $p \\equiv 3 \\pmod 4$. Prove that $x^2 + y^2 = p z^2$ has no solution in nonzero integers.",
    ),
    Prompt(
        "en",
        "olympiad",
        "AIME style: Let S be the set of ordered triples (a,b,c) of digits such that the decimal 0.abcabc... in lowest terms has denominator 37. Find |S|.",
    ),
    Prompt(
        "en",
        "olympiad",
        "Forty-one rooks are placed on a 10x10 chessboard. Must there be five of them, no two attacking each other?",
    ),
    Prompt(
        "en",
        "olympiad",
        "Find the remainder when 1! + 2·2! + 3·3! + ... + 50·50! is divided by 1009... hint: telescoping",
    ),
    # algebra
    Prompt("en", "algebra", "Solve for x: sqrt(2x+3) - sqrt(x-2) = 2"),
    Prompt("en", "algebra", "If x + 1/x = 3, find x^5 + 1/x^5."),
    Prompt("en", "algebra", "Factor completely over the integers: x^4 + 4y^4"),
    Prompt(
        "en",
        "algebra",
        "For which values of k does the system kx + 2y = 4, 3x + (k-1)y = 6 have no solution, and for which infinitely many?",
    ),
    Prompt("en", "algebra", "log_2(x) + log_4(x) + log_8(x) = 11. x = ?"),
    Prompt(
        "en",
        "algebra",
        "The roots of $x^3 - 6x^2 + 5x + 7 = 0$ are $r, s, t$. Compute $r^2 s + s^2 r + r^2 t + t^2 r + s^2 t + t^2 s$.",
    ),
    Prompt("en", "algebra", "|2x - 5| + |x + 1| < 9, solve the inequality please, with cases"),
    Prompt(
        "en",
        "algebra",
        "Which of the following is equivalent to (3^(n+2) - 3^n) / (3^(n+1) + 5*3^n)?\nA) 1\nB) 3/2\nC) 3\nD) 9/8",
    ),
    Prompt("en", "algebra", "Divide 2x^4 - 3x^3 + 5x - 6 by x^2 - x + 2 and give quotient and remainder"),
    Prompt(
        "en",
        "algebra",
        "A quadratic has vertex (2, -3) and passes through (5, 15). Where does it cross the line y = 2x - 1?",
    ),
    Prompt("en", "algebra", "simplify (1/(x-1) - 1/(x+1)) / (2/(x^2-1) + 1/(x-1)) state restrictions"),
    Prompt("en", "algebra", "f(x) = (2x-1)/(x+4). Find f inverse and then f(f(x))."),
    # geometry
    Prompt(
        "en",
        "geometry",
        "A ladder 6.5 m long leans against a wall with its foot 2.5 m out. The foot is pulled another 0.8 m away. How far does the top slide down?",
    ),
    Prompt(
        "en", "geometry", "Two circles of radius 5 and 8 have centres 20 apart. Length of the common internal tangent?"
    ),
    Prompt(
        "en",
        "geometry",
        "A regular hexagon and an equilateral triangle have the same perimeter. What is the ratio of their areas?",
    ),
    Prompt(
        "en",
        "geometry",
        "In a trapezoid with parallel sides 9 and 16 the diagonals are perpendicular and the legs are equal. Area?",
    ),
    Prompt(
        "en",
        "geometry",
        "A cone of height 12 and base radius 5 has a sphere inscribed. Find the radius of the sphere and what fraction of the cone it fills.",
    ),
    Prompt("en", "geometry", "Points A(1,2), B(7,4), C(3,9). Find the circumcenter."),
    Prompt(
        "en",
        "geometry",
        "I fold a sheet of 20 cm x 30 cm so that one corner lands exactly on the diagonally opposite corner. How long is the crease?",
    ),
    Prompt(
        "en",
        "geometry",
        "The interior angles of a convex polygon form an arithmetic progression, smallest 120 degrees, difference 5 degrees. How many sides?",
    ),
    Prompt("en", "geometry", "What's the angle between the hands of a clock at 7:38?"),
    Prompt(
        "en",
        "geometry",
        "A chord of length 24 lies 5 cm from the centre of a circle. Find the length of the minor arc it cuts, to 2 decimals.",
    ),
    Prompt("en", "geometry", "Square ABCD side 10. E is on BC with BE = 4, F is on CD with angle EAF = 45°. find DF"),
    Prompt(
        "en",
        "geometry",
        "Multiple choice. The shortest path along the surface of a 3 x 4 x 5 box from one corner to the opposite corner is\n(a) sqrt(74)\n(b) sqrt(80)\n(c) sqrt(90)\n(d) 5*sqrt(2) + 1",
    ),
    # probability
    Prompt(
        "en",
        "probability",
        "You roll three fair dice. What is the probability that the largest number is exactly twice the smallest?",
    ),
    Prompt(
        "en",
        "probability",
        "A test for a disease is 97% sensitive and 94% specific. 0.8% of people have it. I tested positive twice, independently. How likely is it that I'm sick?",
    ),
    Prompt(
        "en",
        "probability",
        "A drawer holds 6 black, 4 grey and 2 white socks. I pull out three in the dark. Chance of getting a matching pair?",
    ),
    Prompt(
        "en",
        "probability",
        "Two people agree to meet between 5 and 6 pm. Each waits 12 minutes. Probability they meet, if one of them is never later than 5:45?",
    ),
    Prompt("en", "probability", "expected number of coin flips until you see HTH?"),
    Prompt(
        "en",
        "probability",
        "A family has two children. At least one is a boy born on a Tuesday. Probability both are boys?",
    ),
    Prompt(
        "en",
        "probability",
        "In a best-of-7 series the stronger team wins each game with 0.6. What's the chance the series goes to game 7?",
    ),
    Prompt(
        "en",
        "probability",
        "I have a bag of 100 coins, one of them double-headed. I take one, toss it 7 times, all heads. What is the probability it's the double-headed coin?",
    ),
    Prompt(
        "en",
        "probability",
        "X is uniform on [0,1], Y given X is uniform on [0,X]. Find the density of Y and E[X | Y = 1/2].",
    ),
    Prompt(
        "en",
        "probability",
        "With 23 people the birthday thing is 50%. How many people do I need so that it's 50% that some THREE share a birthday, roughly? show how you approximate it",
    ),
    Prompt(
        "en",
        "probability",
        "There are 4 envelopes and 4 letters stuffed at random. Given that the first letter is in the wrong envelope, how likely is it that all are wrong?",
    ),
    Prompt(
        "en",
        "probability",
        "Monty Hall but with 5 doors, 2 cars, and the host opens one goat door. By how much does switching raise my odds?",
    ),
    # combinatorics
    Prompt(
        "en",
        "combinatorics",
        "How many ways to seat 4 couples around a round table so that no one sits beside their partner?",
    ),
    Prompt(
        "en",
        "combinatorics",
        "In how many distinct ways can the letters of MISSISSIPPI be arranged with no two S next to each other?",
    ),
    Prompt(
        "en",
        "combinatorics",
        "How many 5-digit numbers have digits that strictly increase, and how many that strictly decrease? Why aren't they equal?",
    ),
    Prompt(
        "en",
        "combinatorics",
        "You climb a staircase of 12 steps taking 1, 2 or 3 at a time but never two 3s in a row. Number of ways?",
    ),
    Prompt(
        "en",
        "combinatorics",
        "A pizzeria has 9 toppings. You may choose at most 4, but pineapple and anchovy never together. How many pizzas?",
    ),
    Prompt(
        "en",
        "combinatorics",
        "number of paths from (0,0) to (6,6) on a grid moving right/up that avoid (2,3) and (4,4)",
    ),
    Prompt(
        "en",
        "combinatorics",
        "How many integer solutions does a+b+c+d = 20 have with 0 <= a <= 5, b >= 2, c odd, d >= 0?",
    ),
    Prompt(
        "en",
        "combinatorics",
        "Ten people shake hands. Everybody shakes with exactly three others. How many handshakes, and is it still possible with eleven people?",
    ),
    Prompt(
        "en",
        "combinatorics",
        "Colour the six faces of a cube with three colours, each used twice. How many colourings up to rotation?",
    ),
    Prompt(
        "en",
        "combinatorics",
        "password must be 8 chars, lowercase + digits, at least 2 digits, no repeated char. how many passwords",
    ),
    # statistics
    Prompt(
        "en",
        "statistics",
        "Mean of 8 numbers is 15. One number was typed as 23 instead of 32, and another was entered twice by mistake (it was 11, so there are really only 7 numbers). What's the corrected mean?",
    ),
    Prompt(
        "en",
        "statistics",
        "Scores: 61, 72, 72, 75, 80, 84, 91, 96, 99. Find the sample standard deviation, the IQR, and say whether 61 counts as an outlier.",
    ),
    Prompt(
        "en",
        "statistics",
        "Hospital A has a better survival rate than B for mild cases and for severe cases, yet B's overall rate is higher. Build a numerical example with 1000 patients each and show it works.",
    ),
    Prompt(
        "en",
        "statistics",
        "In an A/B test, variant A had 412 conversions out of 9,870 visitors and B had 468 out of 9,902. Is the difference significant at 5%? Two-sided.",
    ),
    Prompt(
        "en",
        "statistics",
        "The regression line of y on x is y = 0.8x + 4 and of x on y is x = 0.45y + 2. What are the means and the correlation?",
    ),
    Prompt(
        "en",
        "statistics",
        "Heights are normal, mean 172, sd 7.5. What share of people fall between 165 and 185 cm, and above which height are the tallest 3%?",
    ),
    Prompt(
        "en",
        "statistics",
        "how big a sample do i need to estimate a proportion within 2.5 points at 95% if the population is only 3000 people",
    ),
    Prompt(
        "en",
        "statistics",
        "Our team's average age went from 34.2 to 33.5 after a 52-year-old retired and someone new joined. There are 20 of us. How old is the new one?",
    ),
    Prompt(
        "en",
        "statistics",
        "Derive the maximum likelihood estimator for theta of a uniform distribution on [0, theta] from n samples, and its bias.",
    ),
    # number theory
    Prompt("en", "number theory", "What are the last two digits of 7^2023?"),
    Prompt("en", "number theory", "Is 4,187 prime? If not, factor it."),
    Prompt(
        "en", "number theory", "Find the smallest positive integer that leaves remainder 2 mod 3, 3 mod 5 and 4 mod 11."
    ),
    Prompt("en", "number theory", "How many trailing zeros does 2024! have in base 12?"),
    Prompt("en", "number theory", "gcd(1071, 462) and integers x, y with 1071x + 462y = gcd"),
    Prompt("en", "number theory", "How many divisors of 7200 are perfect squares and how many are multiples of 12?"),
    Prompt("en", "number theory", "Show that n^5 - n is divisible by 30 for every integer n."),
    Prompt("en", "number theory", "Find all pairs of primes (p, q) with p^2 - 2q^2 = 1."),
    Prompt("en", "number theory", "Convert 0.1(36) repeating — the 36 repeats — into a fraction in lowest terms."),
    Prompt("en", "number theory", "Which is the 500th positive integer that is neither a multiple of 3 nor of 7?"),
    Prompt("en", "number theory", "Write 2A7F (hex) in base 7."),
    # calculus
    Prompt("en", "calculus", "$\\lim_{x \\to 0} \\frac{\\sin x - x\\cos x}{x^3}$"),
    Prompt(
        "en",
        "calculus",
        "A cylindrical can must hold 330 ml. The top and bottom cost twice as much per cm² as the side. Which radius is cheapest?",
    ),
    Prompt("en", "calculus", "Does sum_{n>=2} 1/(n ln n (ln ln n)^2) converge? careful with the first terms"),
    Prompt(
        "en",
        "calculus",
        "Find dy/dx for x^3 + y^3 = 6xy and the point in the first quadrant where the tangent is horizontal.",
    ),
    Prompt(
        "en",
        "calculus",
        "Water is poured into an inverted cone (height 10, radius 4) at 3 cubic metres a minute. How quickly is the level rising at depth 5, if 0.5 cubic metres a minute leak out?",
    ),
    Prompt("en", "calculus", "Compute \\int \\frac{dx}{x\\sqrt{x^2+4x+5}}"),
    Prompt("en", "calculus", "solve y'' - 4y' + 4y = e^{2x}, y(0)=1, y'(0)=0"),
    Prompt(
        "en", "calculus", "Volume when the region between y = sqrt(x) and y = x/2 is rotated about the line y = -1?"
    ),
    Prompt("en", "calculus", "Taylor series of ln(cos x) up to x^6"),
    Prompt(
        "en",
        "calculus",
        "My solution for ∫ x/(x+1) dx is x·ln(x+1) + C. The book says x − ln|x+1| + C. Where's my error? I pulled the x out front and integrated 1/(x+1).",
    ),
    # linear algebra
    Prompt(
        "en",
        "linear algebra",
        "Find the eigenvalues and eigenvectors of [[4, 1, 0],[2, 3, 0],[1, 1, 5]] and decide whether it's diagonalisable.",
    ),
    Prompt("en", "linear algebra", "For which a is the matrix [[1,a,1],[a,1,1],[1,1,a]] singular? rank in each case?"),
    Prompt("en", "linear algebra", "Project the vector (1, 2, 3) onto the plane x - y + 2z = 0."),
    Prompt("en", "linear algebra", "A and B are 3x3, det A = 2, det B = -3. det(2 A^T B^{-1} A) = ?"),
    Prompt(
        "en",
        "linear algebra",
        "Let V be the polynomials of degree at most 3 with p(1)=p(-1)=0. Give an orthonormal basis of V for the inner product on [-1,1].",
    ),
    Prompt(
        "en",
        "linear algebra",
        "True or false, with reason: if A^2 = A then A is either zero, identity or has trace equal to its rank.",
    ),
    Prompt(
        "en",
        "linear algebra",
        "Compute [[1,1],[1,0]]^10 without multiplying ten times and say what it's got to do with Fibonacci",
    ),
    Prompt("en", "linear algebra", "invert this: [2 -1 0; -1 2 -1; 0 -1 2]"),
    # proofs
    Prompt("en", "proof", "Prove that sqrt(2) + sqrt(3) is irrational."),
    Prompt("en", "proof", "Show by induction that 1^3 + 2^3 + ... + n^3 = (n(n+1)/2)^2."),
    Prompt("en", "proof", "Prove that a graph with n vertices and more than n^2/4 edges contains a triangle."),
    Prompt(
        "en",
        "proof",
        "Show that every continuous function from [0,1] to itself has a fixed point. Then decide: does it remain true for (0,1)?",
    ),
    Prompt(
        "en",
        "proof",
        "Is the following proof right?\n\nClaim: all horses have the same colour. Base n=1 trivial. Step: take n+1 horses, remove the first, the remaining n have one colour; remove the last, the remaining n have one colour; overlap means all n+1 share it.\n\nPinpoint the exact n at which the step breaks.",
    ),
    Prompt(
        "en", "proof", "Let $(a_n)$ be a bounded sequence with $a_{n+1} \\ge a_n - 2^{-n}$. Prove that it converges."
    ),
    Prompt("en", "proof", "prove or disprove: if a^2 divides b^3 then a divides b^2"),
    Prompt(
        "en",
        "proof",
        "There are six people at a party. Prove that three of them all know each other or three are mutual strangers.",
    ),
    # Fermi
    Prompt("en", "estimation", "Roughly how many piano tuners work in Chicago? Walk me through it."),
    Prompt("en", "estimation", "Estimate how many litres of tea are drunk in the UK on a rainy Sunday."),
    Prompt("en", "estimation", "How many tennis balls fit in a school bus? Order of magnitude with assumptions please"),
    Prompt("en", "estimation", "If everybody on Earth jumped at once, how far would the planet move? Rough numbers."),
    Prompt("en", "estimation", "How much would it cost, ballpark, to light a football stadium for one evening match?"),
    Prompt("en", "estimation", "Estimate the total mass of hair cut in New York barbershops in a year, in tonnes."),
    Prompt("en", "estimation", "Could all the water in Lake Geneva fill a bathtub for each human? Show the estimate"),
    # unit conversion
    Prompt(
        "en",
        "unit conversion",
        "A US car gets 31 mpg. What is that in litres per 100 km, and what would 640 km cost at 1.79 € per litre?",
    ),
    Prompt(
        "en",
        "unit conversion",
        "A pump moves 4.5 cubic feet per minute. How many hours to empty a pool of 52,000 litres?",
    ),
    Prompt("en", "unit conversion", "Convert 3.2 acre-feet per day to cubic metres per second"),
    Prompt(
        "en",
        "unit conversion",
        "If light travels 1 foot per nanosecond (about), how many furlongs per fortnight is that?",
    ),
    Prompt("en", "unit conversion", "The drip runs 20 drops/ml. Doctor ordered 1.5 L over 10 hours. Drops per minute?"),
    Prompt(
        "en",
        "unit conversion",
        "Patient 187 lb, dose 5 mcg/kg/min, bag is 400 mg in 250 mL. What rate in mL/hr do I set?",
    ),
    Prompt(
        "en",
        "unit conversion",
        "A recipe for a 9 inch round tin uses 220 g flour. I've a 25 x 30 cm tray and want the same depth. How many grams?",
    ),
    Prompt(
        "en", "unit conversion", "At what temperature is the Fahrenheit number exactly three times the Celsius number?"
    ),
    Prompt(
        "en",
        "unit conversion",
        "My connection does 85 Mbit/s. How long does a 47.3 GiB game take in hours and minutes if 8% is overhead?",
    ),
    # calendar
    Prompt("en", "calendar", "What day of the week was 29 February 1956?"),
    Prompt(
        "en",
        "calendar",
        "If today is Thursday the 14th of March 2024, what date is 100 business days from now, ignoring holidays?",
    ),
    Prompt("en", "calendar", "How many Friday the 13ths are there in 2026?"),
    Prompt("en", "calendar", "how many days between 17 Aug 2019 and 3 may 2023, both included"),
    Prompt(
        "en",
        "calendar",
        "The bin is emptied every other Tuesday, the paper every fourth Monday. Both happened in the week of 6 January 2025. When is the next week with both, and how many such weeks in the year?",
    ),
    Prompt(
        "en",
        "calendar",
        "Today is Christmas Eve of 1937. What is the date 10 days ago in MM/DD/YYYY?\nOptions:\n(A) 12/14/2026\n(B) 12/14/1950\n(C) 12/14/2007\n(D) 12/14/1937\n(E) 07/14/1938",
    ),
    Prompt(
        "en",
        "calendar",
        "Jane was born on the last day of February in 2001. It is now exactly 9000 days later. What's today's date?",
    ),
    Prompt(
        "en", "calendar", "The day before the day before yesterday is three days after Saturday. What day is today?"
    ),
    Prompt(
        "en",
        "calendar",
        "My notice period is 6 weeks to the end of a quarter. If I hand it in on 22 August, what's my last day?",
    ),
    Prompt("en", "calendar", "Which years between 1995 and 2050 use the same calendar as 2024?"),
    # clock time
    Prompt(
        "en",
        "time",
        "Flight leaves Sydney (UTC+11) on Tuesday 21:40, 14h 25m to Dallas (UTC-6), 3h 10m layover, 2h 50m to New York (UTC-5). Local arrival day and time?",
    ),
    Prompt(
        "en",
        "time",
        "A clock loses 4 minutes every hour. Set right at 8 am, it now shows 3:20 pm. What's the true time?",
    ),
    Prompt(
        "en",
        "time",
        "Standup is at 9:15 in Berlin on the last Monday of March. What time is that in Phoenix, and does it change the week after? Germany switches that weekend, Arizona doesn't switch",
    ),
    Prompt("en", "time", "I slept from 23:47 to 6:12, woke for 35 min, then napped 14:50–15:38. Total sleep?"),
    Prompt("en", "time", "Add up: 1:47:38, 2:05:59, 0:58:44, 3:12:07"),
    Prompt(
        "en",
        "time",
        "Here are my punches this week:\nMon 7:52-12:05, 12:40-16:31\nTue 8:03-13:10, 13:45-17:02\nWed 7:58-15:20 (30 min break unpaid)\nThu off\nFri 8:15-12:00\n\nHow many hours and minutes did I work, and how many am I short of 32?",
    ),
    Prompt(
        "en", "time", "How often do the minute hand and the hour hand overlap between noon Monday and noon Wednesday?"
    ),
    Prompt(
        "en",
        "time",
        "Trains to Leeds go every 18 minutes starting 6:05, trains to York every 24 minutes starting 6:11. Do they ever leave at the same minute before noon?",
    ),
    # money
    Prompt(
        "en",
        "money",
        "I have only 5p, 20p and 50p coins, 23 of them in all, worth £5.35. What combinations are possible?",
    ),
    Prompt(
        "en",
        "money",
        "Six flatmates. Ana paid 84 for groceries, Ben 36 for gas, Cleo 150 for the internet. Dan wasn't there in the gas month. Everything's to be shared evenly otherwise. Who owes whom with the fewest transfers?",
    ),
    Prompt(
        "en",
        "money",
        "Which is cheaper for 1,350 km over 4 days: rental A at $39/day with 200 km/day free then $0.22/km, or B at $58/day unlimited, with a 10% weekend discount on B for two of the days?",
    ),
    Prompt(
        "en",
        "money",
        "A shop marks up by 40% then runs a 25% sale and on top of that gives members 10%. What's its margin on a member sale?",
    ),
    Prompt(
        "en", "money", "bought 12 shares at 84.10, 7 at 91.35, sold 9 at 97.80 with 4.95 fee each trade. FIFO gain?"
    ),
    Prompt(
        "en", "money", "The price incl. 20% VAT after a 15% discount was £81.60. What was the list price before VAT?"
    ),
    Prompt(
        "en",
        "money",
        "Phone plan A: 12/month plus 0.09 a minute. Plan B: 19/month with 100 minutes free, then 0.05. From how many minutes on is B cheaper?",
    ),
    Prompt(
        "en",
        "money",
        "A raffle sells 400 tickets at $3. Prizes: one of $250, five of $40, twenty of $5. What's the expected loss per ticket, and for how many tickets sold does the club just break even?",
    ),
    Prompt(
        "en",
        "money",
        "We want to order 75 T-shirts. 1-24 pcs: 11.90 each, 25-49: 10.40, 50-99: 9.15, 100+: 7.95. Shipping 18 under 800, else free. Is it smarter to order 100? and how many would we need to order for that to be true",
    ),
    # interest
    Prompt(
        "en", "interest", "I put 250 a month in an account at 3.6% compounded monthly. How long till I have 20,000?"
    ),
    Prompt(
        "en",
        "interest",
        "Mortgage of 310,000 over 25 years at 4.15%. Monthly payment? And how much interest do I save by paying 200 extra every month?",
    ),
    Prompt("en", "interest", "Is 5.9% compounded daily better than 6.05% compounded semi-annually?"),
    Prompt("en", "interest", "An investment dropped 30% in year one, then gained 22% and 19%. Average yearly return?"),
    Prompt(
        "en",
        "interest",
        "Dealer offers 0% over 48 months on $28,400 or $2,900 cash back with a bank loan of 5.4% over 48 months. Which one should I take?",
    ),
    Prompt(
        "en",
        "interest",
        "A bond with face value 1000, 6% annual coupon, 4 years left, trades at 1036. Yield to maturity approx?",
    ),
    Prompt(
        "en",
        "interest",
        "Credit card balance 4,700 at 23.9% APR, minimum payment is 2% of balance or 25 whichever is larger. How many years to pay off paying only the minimum?",
    ),
    Prompt(
        "en",
        "interest",
        "Lottery pays 1 million today or 70k a year for 20 years. At which discount rate are they equal?",
    ),
    # tax and pay
    Prompt(
        "en",
        "tax",
        "Tax brackets: 0% up to 11,000; 14% to 30,000; 27% to 75,000; 38% above. Gross is 82,500, 4,200 deductible. What do I owe and what's the effective rate?",
    ),
    Prompt(
        "en",
        "tax",
        "Got a 6.5% raise but rent went up from 940 to 1015 and my take-home is 68% of gross. I earned 41,200. Am I better or worse off per month?",
    ),
    Prompt(
        "en",
        "tax",
        "Hourly rate 18.75, time and a half above 40 h, double on Sundays. Worked 8,9,10,8.5,9 Mon-Fri and 5 on Sunday. The Sunday hours don't count towards the 40. Gross pay?",
    ),
    Prompt(
        "en",
        "tax",
        "What gross invoice must I write, with 19% VAT, so that after 42% income tax on the net I keep exactly 1,000?",
    ),
    Prompt(
        "en",
        "tax",
        "If sales tax is 8.25% and a tip of 18% is on the pre-tax amount, and I've got $75 cash, what's the most the menu prices can come to?",
    ),
    Prompt(
        "en",
        "tax",
        "capital gains: first 3k free, rate 18% till my income hits 50,270, 24% above. salary 46,900, gain 14,300. tax?",
    ),
    # rates and work
    Prompt(
        "en",
        "rates",
        "Pipe A fills a tank in 6 h, B in 9 h, drain C empties it in 12 h. A and C are open from 8:00, B joins at 10:00. When's it full?",
    ),
    Prompt(
        "en",
        "rates",
        "Two cyclists 90 km apart ride toward each other at 17 and 23 km/h, a dog runs back and forth between them at 30. How far has the dog run when they meet, and where?",
    ),
    Prompt(
        "en",
        "rates",
        "I drove to work at 30 mph and came back at 50 mph. Average speed? And what would I need on the way back for an average of 60?",
    ),
    Prompt(
        "en",
        "rates",
        "A boat goes 24 km upstream in 3 h and back in 2 h. How far downstream of the start does a floating hat end up if it fell in an hour into the trip?",
    ),
    Prompt(
        "en",
        "rates",
        "a escalator has 40 visible steps. walking up it i count 24 steps in 20 sec. how long standing still",
    ),
    Prompt(
        "en",
        "rates",
        "Four painters finish 5 rooms in 3 days working 7 h a day. How many painters for 14 rooms in 4 days at 8 hours?",
    ),
    Prompt(
        "en",
        "rates",
        "Train 180 m long crosses a bridge 420 m long in 25 s. A second train coming the other way, 150 m, passes it in 6 s. Speed of second train in km/h?",
    ),
    Prompt(
        "en",
        "rates",
        "My printer does 22 ppm mono and 9 ppm colour. A job of 300 pages took 19 minutes. How many colour pages?",
    ),
    # mixtures
    Prompt("en", "mixtures", "How much 70% alcohol and how much 25% alcohol do I mix for 600 ml of 40%?"),
    Prompt(
        "en",
        "mixtures",
        "A 20 litre radiator has 30% antifreeze. How much must be drained and replaced with pure antifreeze to reach 50%?",
    ),
    Prompt("en", "mixtures", "Fresh grapes are 85% water, raisins 15%. How many kilos of grapes for 2 kg raisins?"),
    Prompt("en", "mixtures", "100 kg of potatoes are 99% water. They dry till they're 98% water. Weight now?"),
    Prompt(
        "en",
        "mixtures",
        "Coffee at 9.60/kg blended with coffee at 14.20/kg, 15% is lost in roasting, must cost 14.00/kg roasted. In what ratio?",
    ),
    Prompt(
        "en",
        "mixtures",
        "From a full 8 litre jug of wine, 2 litres are poured off and topped up with water, three times in a row. What percentage of wine remains?",
    ),
    # ages
    Prompt(
        "en",
        "ages",
        "When I was 6 my sister was half my age. I'm now 70. My cousin is the mean of our ages plus 3. How old is my cousin?",
    ),
    Prompt(
        "en",
        "ages",
        "A mother is 21 years older than her child. In 6 years she will be 5 times as old. What is going on?",
    ),
    Prompt("en", "ages", "Mary is twice as old as Ann was when Mary was as old as Ann is now. Mary is 24."),
    Prompt(
        "en",
        "ages",
        "The product of my three daughters' ages is 72 and the sum is my house number, which isn't enough for you to tell. The oldest plays piano. Ages?",
    ),
    Prompt(
        "en",
        "ages",
        "In 2010 Dad was 3 times as old as Max, in 2022 he was only twice as old. In which year was he 7 times as old?",
    ),
    # schedules
    Prompt(
        "en",
        "scheduling",
        "Five tasks: A 3 days, B 2 (after A), C 4 (after A), D 5 (after B and C), E 1 (after C). Two workers. Earliest finish and who does what?",
    ),
    Prompt(
        "en",
        "scheduling",
        "Meeting room is booked 9:00-9:45, 10:30-11:15, 13:00-14:30, 16:00-16:20. We need two slots of 50 minutes with at least an hour between, between 9 and 17, not 12-13. Give all earliest options.",
    ),
    Prompt(
        "en",
        "scheduling",
        "I take pill A every 6 hours, B every 8, C every 10, never A and C within an hour of each other. First A at 7:00. When can the first B and C be so it works for 3 days?",
    ),
    Prompt("en", "scheduling", "Make a round robin for 7 teams on two pitches where nobody plays twice in a row."),
    Prompt(
        "en",
        "scheduling",
        "Turkey 5.4 kg needs 40 min per kg plus 20, rest 45. Potatoes 70 min, must be in the same oven but only for the last part. Dinner 18:30. Give me the timeline backward",
    ),
    Prompt(
        "en",
        "scheduling",
        "We're nine nurses, three shifts a day, two per shift, max five shifts a week each. Does that work out over 7 days? If not, how many short are we?",
    ),
    # sports
    Prompt(
        "en",
        "sports",
        "Group after 2 of 3 rounds:\nSpain 6 pts, goals 5:1\nJapan 3, 3:3\nCosta Rica 3, 1:7\nGermany 1, 2:3\nLast round: Spain-Japan, Germany-Costa Rica. What results would put Germany through? Goal difference first, then goals scored.",
    ),
    Prompt(
        "en",
        "sports",
        "A batsman averages 42.6 over 25 innings with 3 not outs. What must he score, getting out, to lift the average to 45?",
    ),
    Prompt(
        "en",
        "sports",
        "In our league a win is 3 points and a draw 1. After 14 games we have 29 points and lost twice as often as we drew... is that possible?",
    ),
    Prompt(
        "en",
        "sports",
        "Marathon in 3:29:59, what pace per km do I need if the first half is 2% slower than the second?",
    ),
    Prompt(
        "en",
        "sports",
        "An NBA player makes 38% of threes and 52% of twos. With the team down 2 and one shot left, overtime being a coin flip, which shot is better? What if overtime were 35%?",
    ),
    Prompt(
        "en",
        "sports",
        "64 teams, single elimination, but with a loser's bracket so you're out after two losses. Min and max number of matches?",
    ),
    Prompt("en", "sports", "Quarterback rating: 24 of 37, 289 yards, 3 TD, 1 INT. Compute NFL passer rating"),
    # comparing
    Prompt("en", "comparison", "Which is bigger, 2^100 or 3^63?"),
    Prompt("en", "comparison", "9.11 or 9.9, what's larger? and 9.11 minus 9.9?"),
    Prompt("en", "comparison", "Order from least to greatest: 5/8, 0.62, sqrt(0.4), 63%, 7/11"),
    Prompt("en", "comparison", "Without a calculator, decide whether e^pi or pi^e is greater."),
    Prompt("en", "comparison", "Pizza: one 18 inch for $21 or two 12 inch for $19, which is the better deal per area?"),
    Prompt(
        "en",
        "comparison",
        "Detergent 1.47 L for 6.99 (38 washes), 2.1 L for 10.49 (60 washes), pods 32 for 7.49. Cheapest per wash, and second cheapest?",
    ),
    Prompt("en", "comparison", "Is 0.999^1000 more or less than 1/3?"),
    Prompt("en", "comparison", "Who improved more in relative terms: Ann from 3:42 to 3:18 or Bo from 5:10 to 4:38?"),
    # sequences
    Prompt("en", "sequences", "2, 6, 15, 31, 56, ... next two terms?"),
    Prompt("en", "sequences", "Find the missing number: 3, 4, 8, 17, 33, ?, 94"),
    Prompt("en", "sequences", "1, 11, 21, 1211, 111221, what comes next and can a 4 ever show up?"),
    Prompt(
        "en",
        "sequences",
        "An arithmetic sequence has a_7 = 31 and the sum of the first 20 terms is 970. Find a_1 and d.",
    ),
    Prompt("en", "sequences", "a_1 = 1, a_{n+1} = 3a_n + 2^n. closed form?"),
    Prompt(
        "en",
        "sequences",
        "The number 1 2 3 4 5 6 7 8 9 10 11 12 ... is written out without spaces. What's the 2,025th digit?",
    ),
    Prompt("en", "sequences", "Which of these does not belong: 121, 169, 225, 289, 361?"),
    Prompt(
        "en",
        "sequences",
        "A ball dropped from 5 m rebounds to 60% each time. Total distance travelled till it stops, and after how many bounces is it below 10 cm?",
    ),
    # logic with numbers
    Prompt("en", "number puzzle", "SEND + MORE = MONEY. Each letter is a digit. Solve."),
    Prompt("en", "number puzzle", "Use 3, 3, 8, 8 with + - * / and brackets to make 24."),
    Prompt(
        "en",
        "number puzzle",
        "I'm a three digit number. My digits add to 14, the middle one is the sum of the other two, and reversed I'm 99 bigger. Who am I?",
    ),
    Prompt(
        "en",
        "number puzzle",
        "Fill a 3x3 magic square where the middle is 7 and the top left is 4, and all sums are 21.",
    ),
    Prompt(
        "en", "number puzzle", "12 coins, one fake, heavier or lighter unknown, 3 weighings. Give the full strategy."
    ),
    Prompt(
        "en",
        "number puzzle",
        "A says: my number has two digits. B: it's a square. C: the digits sum to 9. D: it's odd. Exactly one of them is lying. What are the possible numbers?",
    ),
    Prompt(
        "en", "number puzzle", "You've got a 7-minute and an 11-minute hourglass, measure 15 minutes. Shortest way?"
    ),
    Prompt(
        "en",
        "number puzzle",
        "Lock: 3 digits.\n682 - one digit right and in place\n614 - one right, wrong place\n206 - two right, wrong places\n738 - nothing right\n780 - one right, wrong place\nCode?",
    ),
    Prompt("en", "number puzzle", "jugs of 3, 5 and 8 litres, the 8 is full. split evenly"),
    Prompt("en", "number puzzle", "Move one digit to make it true: 62 - 63 = 1"),
    Prompt(
        "en",
        "number puzzle",
        "How many times do you write the digit 7 when numbering the pages of a book from 1 to 480?",
    ),
    # games and betting
    Prompt(
        "en",
        "games",
        "Odds are 2.10 / 3.40 / 3.60 for home/draw/away. What margin does the bookie have, and what's the fair price of the draw?",
    ),
    Prompt(
        "en",
        "games",
        "21 matches on the table, each player takes 1, 2 or 4, last match wins. Should I go first? what do I take",
    ),
    Prompt(
        "en",
        "games",
        "Poker: I've A♥ K♥, flop is Q♥ 7♥ 2♣. He bets 60 into 90. How often do I have to win to call, and how often do I hit by the river?",
    ),
    Prompt(
        "en",
        "games",
        "You may roll a die up to three times and stop whenever you like, getting the last roll in dollars. What is the game worth with best play?",
    ),
    Prompt(
        "en",
        "games",
        "Roulette martingale, start 5, table max 500, bankroll 635. Chance I lose it all within 100 spins, roughly, single zero?",
    ),
    Prompt("en", "games", "In Yahtzee I have 3 sixes after the first roll. Chance of five sixes by the third?"),
    Prompt("en", "games", "Risk: 3 attacking dice against 2 defending. Expected armies lost for each?"),
    Prompt(
        "en",
        "games",
        "Two players alternately write digits of a 6-digit number from left to right; the second wants it divisible by 7. Who wins?",
    ),
    # tables and logs
    Prompt(
        "en",
        "table",
        "| Month | Sales | Returns | Price |\n|---|---|---|---|\n| Jan | 412 | 31 | 14.90 |\n| Feb | 388 | 19 | 14.90 |\n| Mar | 501 | 44 | 13.50 |\n| Apr | 476 | 28 | 13.50 |\n\nIn which month was net revenue highest and did the price cut pay off in terms of return rate?",
    ),
    Prompt(
        "en",
        "table",
        "10:02:11 start job 7\n10:02:48 start job 8\n10:05:03 end job 7 ok\n10:05:10 start job 9\n10:09:59 end job 8 FAIL\n10:10:02 start job 8\n10:12:41 end job 9 ok\n10:13:30 end job 8 ok\n\nWhat was the mean run time of successful jobs and how long were at least two jobs running at once?",
    ),
    Prompt(
        "en",
        "table",
        "name,dept,salary,years\nIvy,ops,41200,3\nRaj,dev,58900,5\nSue,dev,61500,2\nTed,ops,39800,9\nUma,hr,44750,4\nVic,dev,55250,7\n\nIf everyone with more than 4 years gets 3% and devs get an extra 1.5% (added, not compounded), by how much does the payroll rise?",
    ),
    Prompt(
        "en",
        "table",
        "Meter readings: 1 Jan 40213, 1 Apr 41877, 1 Jul 42690, 1 Oct 43112, 31 Dec 44950. Price 0.31 until 1 July, then 0.34, standing charge 9.50/month. I paid 115 a month. Refund or back payment?",
    ),
    Prompt(
        "en",
        "table",
        "Below is our bank statement. Which deposit is missing if the closing balance is 1,904.17?\n\nOpening 2,310.55\n03 Rent -890.00\n05 Power -74.32\n09 Refund +41.90\n12 Shop -128.44\n15 ??? \n20 Phone -23.99\n28 Shop -211.53",
    ),
    Prompt(
        "en",
        "table",
        "Passage: In 1990 the town had 18,400 inhabitants, of whom 31% were under 20. By 2000 the population had grown by 2,300 and the under-20 share had fallen to 26%. By 2010 the number of under-20s had halved compared with 1990, while the total was unchanged since 2000.\nQuestion: How many more people aged 20 or over lived there in 2010 than in 1990?",
    ),
    Prompt(
        "en",
        "table",
        "Stop A B C D E\nBus1 7:05 7:19 7:31 7:50 8:04\nBus2 7:35 7:49 8:01 8:20 8:34\nTram from C: every 12 min from 7:40, 9 min to the station.\nI live 6 min from B. My train leaves at 8:17 and I need 4 minutes on the platform. When must I leave home?",
    ),
    Prompt(
        "en",
        "table",
        "Quarterback A: home 112/160, away 70/130. Quarterback B: home 61/85, away 101/185. Who has the better completion rate at home, away, and overall?",
    ),
    # spreadsheets
    Prompt(
        "en",
        "spreadsheet",
        "I need one Excel formula: commission is 4% up to 10k, 6% of the part between 10k and 25k, 9% above that, but capped at 3,000, amount in B2.",
    ),
    Prompt(
        "en",
        "spreadsheet",
        "A1=3, A2=A1*2+1, A3 = A2*2+1 and so on, filled down to A12. B1 = SUM(A$1:A1), filled down. What's B12?",
    ),
    Prompt(
        "en",
        "spreadsheet",
        "Google Sheets: dates in column A, amounts in B, category in C. I want the rolling 90-day sum per category, but only if there were at least 3 entries in that window. How?",
    ),
    Prompt(
        "en",
        "spreadsheet",
        "My SUMPRODUCT gives 1,204 but filtering by hand gives 1,187. =SUMPRODUCT((A2:A500>=DATE(2024,3,1))*(A2:A500<=DATE(2024,3,31))*B2:B500) The dates have times in them and a few are text. What could make up the difference, and why would it be too high rather than too low?",
    ),
    Prompt(
        "en",
        "spreadsheet",
        "Excel says =ROUND(2.675,2) is 2.68 but my Python script gives 2.67, and across 4,000 invoice lines the totals differ by 3.12. Explain exactly why and how to make both agree.",
    ),
    Prompt("en", "spreadsheet", "In cell D5 there's =$B5*C$2-SUM(D$3:D4). I copy it to F9. What formula is there now?"),
    # crafts, cooking, building
    Prompt(
        "en",
        "measurement",
        "Room 4.35 x 3.6 m, 2.5 m high, one door 0.9x2.0, two windows 1.2x1.4. Wallpaper rolls are 0.53 x 10.05 m with 64 cm pattern repeat. How many rolls?",
    ),
    Prompt(
        "en",
        "measurement",
        "I want 13 balusters evenly spaced in a gap of 2.04 m, each 45 mm wide, same gap at both ends. What spacing?",
    ),
    Prompt(
        "en",
        "measurement",
        "Cut list: 4x 820 mm, 6x 545 mm, 3x 1,130 mm, 2x 390 mm. Boards come in 2.4 m, saw kerf 3 mm. Fewest boards?",
    ),
    Prompt(
        "en",
        "measurement",
        "Gauge is 22 sts and 30 rows to 10 cm. The sweater should be 104 cm around with 5 cm of ease and stitch count a multiple of 8. Cast on how many, and how many rows for 38 cm?",
    ),
    Prompt(
        "en",
        "measurement",
        "How many bags of concrete (25 kg makes 12 litres) for 9 post holes 30 cm across and 70 cm deep, each with a 10 x 10 post in it",
    ),
    Prompt(
        "en",
        "measurement",
        "Sourdough: I want 2 loaves of 900 g at 74% hydration, 20% starter (starter itself is 100% hydration), 2% salt, 8% lost in baking. Weights?",
    ),
    Prompt(
        "en",
        "measurement",
        "Roof 9 m wide, pitch 38°, overhang 50 cm both sides measured horizontally. Rafter length and ridge height over the wall plate?",
    ),
    Prompt(
        "en",
        "measurement",
        "Quilt 60x80 in from 5 in finished squares, half of them half-square triangles. Seam 1/4. How much of each of two fabrics, 42 in wide?",
    ),
    Prompt(
        "en",
        "measurement",
        "Stairs: total rise 2.78 m, want 2*rise+going about 63 cm, the going at least 26, max run 4.1 m. how many steps",
    ),
    Prompt(
        "en",
        "measurement",
        "Cake for 24 cm springform serves 12. I have a 20 cm one, only 5 eggs instead of 8. What's the largest factor I can do & does it fit without being higher than the original?",
    ),
    # physics
    Prompt(
        "en",
        "physics",
        "A 1.2 kg block slides from rest down a 35° incline 3 m long, mu = 0.2, and hits a spring with k = 400 N/m at the bottom. Maximum compression?",
    ),
    Prompt(
        "en",
        "physics",
        "Stone thrown up at 15 m/s from a 20 m tower, second dropped 1 s later. Which lands first and with how much lead?",
    ),
    Prompt(
        "en",
        "physics",
        "How long does a 2 kW kettle take for 1.4 l from 12°C to boiling at 88% efficiency, and what does it cost at 32 cents/kWh?",
    ),
    Prompt("en", "physics", "Three resistors 4, 6 and 12 ohm: all ways to combine all three and the resulting values."),
    Prompt(
        "en",
        "physics",
        "A satellite's period is 100 min. Height above ground? Earth's radius 6371 km, g = 9.81 at the surface only given.",
    ),
    Prompt("en", "physics", "Ice cube 30 g at -8 °C in 200 g water at 22 °C in an insulated cup. Final temperature?"),
    Prompt(
        "en",
        "physics",
        "If a car brakes from 100 km/h in 38 m, how fast is it still going when an identical car that started at 80 has just stopped?",
    ),
    Prompt(
        "en",
        "physics",
        "A boat with a stone in it floats in a small pool. Stone is 40 kg, density 2.7, pool 3 m² surface. The stone's thrown overboard. By how many mm does the level change?",
    ),
    Prompt(
        "en",
        "physics",
        "My electric car used 17.8 kWh/100km, charges 10% to 80% in 28 min on a 64 kWh battery. What's the average charging power and how many km per minute is that",
    ),
    Prompt(
        "en",
        "physics",
        "Carbon-14 half life 5730 yr, a sample has 37% of the modern activity but 2% of the sample is modern contamination. Age?",
    ),
    # arithmetic
    Prompt("en", "arithmetic", "3847 * 529"),
    Prompt("en", "arithmetic", "what's 17% of 2,340 minus 8% of 4,115"),
    Prompt("en", "arithmetic", "48 ÷ 2(9 + 3) - 7^2 + 15 % of 260 = ?"),
    Prompt("en", "arithmetic", "Compute 1 - 2 + 3 - 4 + ... + 999 - 1000 + 1001."),
    Prompt("en", "arithmetic", "2 3/7 ÷ (1 5/14 - 2/3)"),
    Prompt("en", "arithmetic", "sqrt(7921)?"),
    Prompt("en", "arithmetic", "Add these without a calculator: 12.75, 8.99, 103.40, 0.87, 56.19, 41.06, 7.77, 219.35"),
    Prompt("en", "arithmetic", "A number went up by 25%, then down by 20%, then up by 12%, and is now 1,008. Before?"),
    Prompt("en", "arithmetic", "((-9 * 4) - (6 + -3)) * (-2 - 7 * -1) ="),
    Prompt(
        "en",
        "arithmetic",
        "Which two of these four sums are wrong? 418+297=715; 1,206-588=628; 37*43=1,591; 2,142/17=124",
    ),
    # algorithms and code with numbers
    Prompt(
        "en",
        "programming",
        "Write a function that returns the number of ways to make n cents from 1, 5, 10, 25, but with at most 4 coins of any kind. n up to 10^6, so it should be quick.",
    ),
    Prompt(
        "en",
        "programming",
        "def f(n):\n    s = 0\n    while n > 1:\n        s += n % 3\n        n = n // 2 if n % 2 == 0 else 3*n + 1\n    return s\n\nWhat does f(13) return?",
    ),
    Prompt(
        "en",
        "programming",
        "My prime sieve says 91 is prime. Why?\n\nfor i in range(2, int(n**0.5)):\n    if is_p[i]:\n        for j in range(i*i, n, i+i):\n            is_p[j] = False",
    ),
    Prompt(
        "en", "programming", "Implement addition of two Roman numerals without converting to ints in between, Python."
    ),
    Prompt(
        "en",
        "programming",
        "Give an algorithm that finds the k-th smallest element of a sorted n x n matrix in O(n log range) and explain why it ends on an element that's really in the matrix",
    ),
    Prompt(
        "en",
        "programming",
        "Loan schedule in JS: my last instalment is off by 3 cents because of rounding. balance = balance*(1+r) - Math.round(pay*100)/100 each month. How do I fix it so the sum of principal parts is exactly the loan?",
    ),
    # critical reading of numbers
    Prompt(
        "en",
        "judgement",
        "The ad says 'up to 70% fewer wrinkles in 9 out of 10 women*', footnote: self-assessment of 31 women after 4 weeks. What can and can't be concluded, quantitatively?",
    ),
    Prompt(
        "en",
        "judgement",
        "Crime rose by 100% in our village this year, says the paper: from 2 cases to 4. Is that a signal? Do the math with a Poisson model.",
    ),
    Prompt(
        "en",
        "judgement",
        "My colleague argues: average speed on our road fell from 54 to 51 after the camera, so 5.6% fewer people speed. What's wrong, and what data would we need? Give a distribution where fewer drive fast and one where more do.",
    ),
    Prompt(
        "en",
        "judgement",
        "A gym claims: members who come 4x a week lose 3 times the weight. So if I go from 1 to 4 times, I'll lose triple. Spot the mistakes.",
    ),
    Prompt(
        "en",
        "judgement",
        "Should I take the extended warranty? TV 780, warranty 95 for years 3-5, failure chance maybe 4% a year, average repair 260, half the faults are excluded.",
    ),
    Prompt(
        "en",
        "judgement",
        "Two surveys: one has 52% ±3 for yes, the other 47% ±2. Do they contradict one another? compute it",
    ),
)


FAST = (
    # facts
    Prompt("en", "facts", "What is pi?"),
    Prompt("en", "facts", "how many degrees are in a triangle"),
    Prompt("en", "facts", "Which mathematician is known for the incompleteness theorems?"),
    Prompt("en", "facts", "Q: What is the square root of 81?\nA:"),
    Prompt("en", "facts", "When was the euro introduced as cash?"),
    Prompt("en", "facts", "How many players are on the field for a soccer team?"),
    Prompt("en", "facts", "At what age can you vote in Austria?"),
    Prompt("en", "facts", "Which of these is a prime number?\nA) 4\nB) 6\nC) 7\nD) 9"),
    Prompt("en", "facts", "Name the seven Millennium Prize Problems."),
    Prompt("en", "facts", "what number is XIV in normal numbers"),
    Prompt("en", "facts", "How long is a marathon in kilometers?"),
    Prompt("en", "facts", "On what date did Apollo 11 land on the moon?"),
    Prompt("en", "facts", "What's the standard VAT rate in Germany?"),
    Prompt("en", "facts", "Which three numbers come first in Fibonacci?"),
    Prompt("en", "facts", "What's 7 times 8?"),
    Prompt("en", "facts", "Who invented the equals sign?"),
    # look-ups of plain conversions and formulas
    Prompt("en", "look-up", "How many centimetres in an inch?"),
    Prompt("en", "look-up", "formula for the volume of a sphere"),
    Prompt("en", "look-up", "What's the quadratic formula?"),
    Prompt("en", "look-up", "How many cups in a pint?"),
    Prompt("en", "look-up", "What is the derivative of sin x?"),
    Prompt("en", "look-up", "boiling point of water in fahrenheit"),
    Prompt("en", "look-up", "What does the chi-squared symbol look like and what is it called?"),
    Prompt("en", "look-up", "State the law of cosines."),
    Prompt("en", "look-up", "Which time zone is Phoenix, Arizona in?"),
    Prompt("en", "look-up", "What does APR stand for?"),
    Prompt("en", "look-up", "Give me the formula for compound interest, with what each letter means."),
    Prompt("en", "look-up", "what is 1/4 as a percent"),
    Prompt("en", "look-up", "Half-life of carbon-14?"),
    Prompt("en", "look-up", "What's the standard size of an A4 sheet in mm?"),
    Prompt("en", "look-up", "Pythagorean theorem, just state it in LaTeX"),
    Prompt("en", "look-up", "How many ounces are in a pound, and how many pounds in a stone?"),
    Prompt("en", "look-up", "integral of 1/x?"),
    # definitions
    Prompt("en", "definition", "Define a prime number."),
    Prompt("en", "definition", "What does 'standard deviation' mean in one sentence?"),
    Prompt("en", "definition", "whats a hypotenuse"),
    Prompt("en", "definition", "Give the definition of a continuous function at a point."),
    Prompt("en", "definition", "What is meant by 'gross' and 'net' on a payslip?"),
    Prompt("en", "definition", "What's a perfect number? One example is enough."),
    Prompt("en", "definition", "Define: median, mode, range."),
    Prompt("en", "definition", "What is the martingale strategy in roulette?"),
    Prompt("en", "definition", "What does 'each-way bet' mean?"),
    Prompt("en", "definition", "What is a Fermi estimate?"),
    Prompt("en", "definition", "In cricket, what is a 'batting average'?"),
    Prompt("en", "definition", "what is amortization on a mortgage"),
    Prompt("en", "definition", "What's the difference between a permutation and a combination?"),
    Prompt("en", "definition", "Meaning of Q.E.D.?"),
    Prompt("en", "definition", "Explain what the term 'p-value' refers to, two sentences, no formulas."),
    # explanations that are simple
    Prompt("en", "explanation", "Explain to a 7-year-old what a derivative is."),
    Prompt(
        "en",
        "explanation",
        "What's the Monty Hall problem about? Just a brief description of the setup, I don't need the maths.",
    ),
    Prompt("en", "explanation", "Explain compound interest as if I was 10."),
    Prompt("en", "explanation", "Why do we have leap years?"),
    Prompt("en", "explanation", "Why is a minute 60 seconds and not 100?"),
    Prompt("en", "explanation", "Tell me in plain words what Simpson's paradox is."),
    Prompt("en", "explanation", "What is Pascal's triangle used for?"),
    Prompt("en", "explanation", "How does a handicap work in golf, in general?"),
    Prompt("en", "explanation", "why can't you divide by zero? short answer"),
    Prompt("en", "explanation", "What does Gödel's theorem say, roughly, for a newspaper reader?"),
    Prompt("en", "explanation", "How does daylight saving time work in Europe?"),
    Prompt("en", "explanation", "What do the odds 3.40 mean on a betting slip?"),
    Prompt("en", "explanation", "Describe in two or three sentences what a linear regression does."),
    Prompt("en", "explanation", "What's the idea of a proof by induction? Use a domino picture."),
    # history
    Prompt("en", "history", "Tell me about the life of Emmy Noether in a paragraph."),
    Prompt("en", "history", "Who came up with calculus first, Newton or Leibniz?"),
    Prompt("en", "history", "Where does the word algebra come from?"),
    Prompt("en", "history", "Why did Britain skip eleven days in September 1752?"),
    Prompt("en", "history", "Who was Ramanujan and what is the story of taxi number 1729?"),
    Prompt("en", "history", "When did Europe start to use Arabic numerals?"),
    Prompt("en", "history", "What happened on 24 October 1929 on Wall Street?"),
    Prompt("en", "history", "Short history of the number zero please"),
    Prompt("en", "history", "What's the story behind Euler and the seven bridges of Königsberg?"),
    Prompt("en", "history", "How were taxes collected in ancient Rome?"),
    # rewriting
    Prompt(
        "en",
        "rewriting",
        "Make this invoice mail more polite:\n\nHi, you still owe us 1,240.50 EUR for invoice 2024-0117, due on 15 February. That's 32 days late. Pay by 25 March or we add 8% interest. Regards, K. Brandt",
    ),
    Prompt(
        "en",
        "rewriting",
        "Rephrase: 'The probability of rain tomorrow is 80%, so the match at 15:30 will likely be moved to Sunday.'",
    ),
    Prompt(
        "en",
        "rewriting",
        "Correct the grammar: The price have rised with 12% since 2021, what means we pays 340 dollar more each years.",
    ),
    Prompt(
        "en",
        "rewriting",
        "Rewrite this word problem so that it is about penguins instead, and don't solve it: A bus leaves the depot with some passengers. At the first stop a third get off and 8 get on. At the second stop half get off and 5 get on. There are now 17 people on the bus. How many did it start with?",
    ),
    Prompt(
        "en",
        "rewriting",
        "shorten to one line: Due to the fact that the total number of participants has been increased from 40 to 65 we will be moving to room 301.",
    ),
    Prompt(
        "en",
        "rewriting",
        "Turn this into formal academic English: So we basically just checked if the sum gets bigger than N and stopped when it did.",
    ),
    Prompt("en", "rewriting", "Please write these in words instead of digits: '3 of the 12 jurors left at 5 pm.'"),
    Prompt(
        "en",
        "rewriting",
        "Improve the style of my abstract: In this paper we prove that the upper bound of Smith (2011) is tight. For this we make a construction of graphs with n vertices and n^{3/2} edges. Also we give a algorithm which runs in O(n log n).",
    ),
    Prompt(
        "en", "rewriting", "Change to third person: I scored 42.6 points per game over 25 games and I'm proud of it."
    ),
    Prompt("en", "rewriting", "Make the tone friendlier: 'Your loan of $28,400 over 48 months has been declined.'"),
    Prompt(
        "en",
        "rewriting",
        "I have to tell the tenants that rent goes from 940 to 1015 from 1 July. Here's my draft, make it sound less cold: 'Rent will be 1015 from 1 July. See clause 4.'",
    ),
    Prompt(
        "en",
        "rewriting",
        "Put in the past tense: The ladder leans against the wall, its foot is 2.5 m away, and then it slips.",
    ),
    # translation
    Prompt(
        "en",
        "translation",
        "Translate to German: 'The train leaves at 7:35 from platform 12 and arrives 48 minutes later.'",
    ),
    Prompt("en", "translation", "How do you say 'ninety-nine' in French?"),
    Prompt(
        "en",
        "translation",
        "Translate into Spanish: Let f be a continuous function on [0,1]. Prove that f has a fixed point.",
    ),
    Prompt(
        "en",
        "translation",
        "Translate this problem into Italian, keep the numbers: A pipe fills a tank in 6 hours, another in 9 hours, a drain empties it in 12 hours. When is the tank full if all are open?",
    ),
    Prompt("en", "translation", "numbers 1 to 10 in Japanese with romaji"),
    Prompt("en", "translation", "What does 'Wurzel aus 16' mean in English?"),
    Prompt(
        "en", "translation", "Please put this in Dutch: Total amount due: €1,904.17. Please transfer within 14 days."
    ),
    Prompt("en", "translation", "English to Portuguese: 'We lost 3-2 on penalties after 120 minutes.'"),
    Prompt("en", "translation", "How is 'least common multiple' called in French math class?"),
    Prompt(
        "en",
        "translation",
        "Translate to Polish: The sale ends on Friday 14 March, 25% off everything, members get another 10%.",
    ),
    # summary
    Prompt(
        "en",
        "summary",
        "Summarise this match report in two sentences:\n\nLeeds came from two goals down to beat York 3-2 on Saturday. York led through Harris (11') and a deflected shot by Pell (29'). After the break, Okoro headed in twice within six minutes (54', 60') before substitute Lind, on for only 90 seconds, drilled the winner from 22 yards in the 88th. It's Leeds' fifth win in seven; York stay 14th with 21 points from 19 games.",
    ),
    Prompt(
        "en",
        "summary",
        "TL;DR?\n\nAcme Corp. reported third-quarter revenue of $4.18 billion, up 6.3% from a year earlier, while net income slipped 2% to $512 million, or $1.07 per share. Analysts had expected $1.11. The company cut its full-year margin guidance from 14.5% to 13.8%, blaming freight costs, and announced it'll close 23 of its 310 stores by June. Shares fell 4.9% in after-hours trading.",
    ),
    Prompt(
        "en",
        "summary",
        "Summarize in one bullet: In 1990 the town had 18,400 inhabitants, of whom 31% were under 20. By 2000 the population had grown by 2,300 and the under-20 share had fallen to 26%. By 2010 the number of under-20s had halved compared with 1990, while the total was unchanged since 2000.",
    ),
    Prompt(
        "en",
        "summary",
        "Give me the gist of the pigeonhole principle article:\n\nThe pigeonhole principle states that if n items are put into m containers with n > m, at least one container holds more than one item. Though it seems obvious, it can be used to show surprising results, for example that two people in London have the same number of hairs. It is usually attributed to Dirichlet, 1834.",
    ),
    Prompt(
        "en",
        "summary",
        "Summarise for my boss: 'Hi all, so the meeting room is booked 9:00-9:45, 10:30-11:15, 13:00-14:30 and 16:00-16:20 on Thursday, so Lena suggests we take Friday 10:00, and Omar's fine with it provided we're out by 11:30 because of his flight at 14:05. Raj can't attend on either day but sends slides.'",
    ),
    Prompt(
        "en",
        "summary",
        "one sentence pls: The Bank of England held its rate at 5.25% by a vote of 6 to 3, the first time since 2021 a member voted for a cut, with inflation seen at 2.8% by the end of the year.",
    ),
    Prompt(
        "en",
        "summary",
        "What is this theorem about, in a sentence? 'Let $G$ be a finite group and $p$ a prime dividing $|G|$. Then $G$ has an element of order $p$.'",
    ),
    Prompt("en", "summary", "Summarise the plot of the novel 1984 in 100 words."),
    Prompt(
        "en",
        "summary",
        "Main points of this lab note please:\nWe heated 200 g of water from 22 °C to 80 °C, three runs. Run 2 was thrown out since the thermometer slipped. Runs 1 and 3 agree within 1%. The insulation was cork, 2 cm. Next week we'll use copper blocks.",
    ),
    # extraction
    Prompt(
        "en",
        "extraction",
        "Extract the date: 'Dear Ms Wong, thanks for your call on the 3rd of May 2023. The technician will come as agreed.'",
    ),
    Prompt(
        "en",
        "extraction",
        "List all prices that appear in this text: The kettle was £24.99, the toaster cost £31 and I got the mugs for £3.50 each.",
    ),
    Prompt(
        "en",
        "extraction",
        "From the log below, give me the failing job number.\n\n10:02:11 start job 7\n10:02:48 start job 8\n10:05:03 end job 7 ok\n10:05:10 start job 9\n10:09:59 end job 8 FAIL\n10:12:41 end job 9 ok",
    ),
    Prompt(
        "en",
        "extraction",
        "| Month | Sales | Returns | Price |\n|---|---|---|---|\n| Jan | 412 | 31 | 14.90 |\n| Feb | 388 | 19 | 14.90 |\n| Mar | 501 | 44 | 13.50 |\n\nWhat were the sales in February?",
    ),
    Prompt(
        "en",
        "extraction",
        "name,dept,salary,years\nIvy,ops,41200,3\nRaj,dev,58900,5\nSue,dev,61500,2\nTed,ops,39800,9\n\nWhich department is Ted in?",
    ),
    Prompt(
        "en",
        "extraction",
        "Return JSON with invoice_no, amount, currency, due:\n'Invoice 88-2041 for the amount of CHF 3,310.00 is payable by 30.09.2024.'",
    ),
    Prompt(
        "en",
        "extraction",
        "Pull the phone numbers out: Call Jim at 555-0134 or, after 6 pm, Dana at 555-0188 ext. 12. Orders over $500: fax 555-0101.",
    ),
    Prompt(
        "en",
        "extraction",
        "Who scored the winner? 'Okoro headed in twice within six minutes (54', 60') before substitute Lind drilled the winner from 22 yards in the 88th.'",
    ),
    Prompt(
        "en",
        "extraction",
        "Which theorem is used in this proof? 'By the intermediate value theorem applied to g(x) = f(x) - x there's a c with g(c) = 0. Hence f(c) = c.'",
    ),
    Prompt(
        "en",
        "extraction",
        "Passage: The bridge, opened in 1931, is 1,067 m long between towers and carries 14 lanes on two decks. About 289,000 vehicles cross it each day.\nQuestion: How many lanes does the bridge carry?",
    ),
    Prompt(
        "en",
        "extraction",
        "Find the email and the order number: hi i ordered on monday (order 4471-B, 2 lamps, $79.90) and only one came, please write to lou.k@example.org",
    ),
    Prompt(
        "en",
        "extraction",
        "What variables are given in this physics problem? Don't solve. 'A 1.2 kg block slides from rest down a 35° incline 3 m long, mu = 0.2, and hits a spring with k = 400 N/m.'",
    ),
    Prompt(
        "en",
        "extraction",
        "When does the shop close on Sundays?\n\nMon-Fri 8:00-19:30\nSat 8:00-18:00\nSun 10:00-14:00\nHolidays closed",
    ),
    # classification
    Prompt(
        "en",
        "classification",
        "Is this question about algebra, geometry or probability? 'You draw two cards from a deck. What's the chance both are aces?' Answer with one word.",
    ),
    Prompt(
        "en",
        "classification",
        "Label each transaction as food, housing or transport: 1) Rent -890.00 2) Bakery -7.20 3) Metro pass -62.00 4) Supermarket -54.13",
    ),
    Prompt(
        "en",
        "classification",
        "Classify the headline (business, sport, science): 'Rates up a quarter point to 4.5% as inflation stays above 3%'",
    ),
    Prompt(
        "en",
        "classification",
        "Which school level does this exercise belong to: primary, middle, high school, university? 'Evaluate the triple integral over the unit ball.'",
    ),
    Prompt(
        "en",
        "classification",
        "Does the text mention a price? yes/no. 'Only 20 seats are left for the 8 pm show on the 12th.'",
    ),
    Prompt(
        "en",
        "classification",
        "Spam or not spam: 'You've WON $1,000,000!!! Reply in 24 hours with account nr to claim 100% free'",
    ),
    Prompt(
        "en",
        "classification",
        "Tag the entities as DATE, MONEY, PERSON, ORG: On 4 June 2022 Acme paid Dana Fox $12,500.",
    ),
    Prompt("en", "classification", "Is 'half past nine' a time, a duration or a date?"),
    Prompt(
        "en",
        "classification",
        "Support ticket: 'I was charged twice, 19.99 on the 1st and 19.99 on the 2nd.' Category? billing / technical / account / other",
    ),
    Prompt("en", "classification", "Discrete or continuous: number of siblings, body height, shoe size, waiting time"),
    # sentiment
    Prompt(
        "en",
        "sentiment",
        "Positive or negative? 'Paid 240 dollars for this calculator and it broke after 3 days. Never again.'",
    ),
    Prompt(
        "en",
        "sentiment",
        "Review: '10/10, the maths tutor raised my son's grade from a 5 to a 2 within 6 weeks.' Sentiment:",
    ),
    Prompt(
        "en",
        "sentiment",
        "Rate the tone of this mail: 'For the THIRD time: the amount is 1,240.50, not 1,204.50. Please read what you sign.'",
    ),
    Prompt(
        "en",
        "sentiment",
        "Text: 'Q3 profit down 2%, but orders up 11%, we are cautiously confident.' Is it bullish, bearish or neutral?",
    ),
    Prompt("en", "sentiment", "Great, another 14% on my heating bill. Just what I needed.\n\nIs this sarcastic?"),
    Prompt(
        "en",
        "sentiment",
        "Sentiment of each, pos/neg/neu:\n1. 2 hours late, cold food\n2. Opens at 9.\n3. 5 stars, worth every cent of the 38 euros",
    ),
    Prompt(
        "en",
        "sentiment",
        "how does this student feel? 'i failed calculus 2 again, 41 out of 100, my prof says come to office hours but whats the point'",
    ),
    # brainstorming
    Prompt("en", "brainstorming", "Slogans for a school maths club, ten of them"),
    Prompt("en", "brainstorming", "Ideas for pi day on March 14 at our office"),
    Prompt("en", "brainstorming", "Names for a budgeting app aimed at 20-year-olds"),
    Prompt("en", "brainstorming", "Give me 8 puns about triangles and angles."),
    Prompt("en", "brainstorming", "What could I give a retired statistics professor for under $50?"),
    Prompt("en", "brainstorming", "5 everyday situations in which kids use fractions"),
    Prompt("en", "brainstorming", "Team names for a pub quiz with numbers in them"),
    Prompt(
        "en",
        "brainstorming",
        "we have a 90 minute lesson on probability for 14 year olds. list some fun hands-on activities",
    ),
    Prompt("en", "brainstorming", "Suggest topics for a high school essay on mathematics and art."),
    Prompt("en", "brainstorming", "Ways to celebrate a 40th anniversary of a company of 75 people"),
    Prompt("en", "brainstorming", "Ten side hustles which bring in a bit of extra money on weekends"),
    # creative writing
    Prompt("en", "creative writing", "Write a birthday poem for my brother who turns 40, he's an accountant."),
    Prompt("en", "creative writing", "A limerick about the square root of two, please."),
    Prompt(
        "en", "creative writing", "Short story: the number 7 goes missing and nobody can count any more. 200 words."
    ),
    Prompt("en", "creative writing", "Write a love letter from sine to cosine"),
    Prompt("en", "creative writing", "Haiku about compound interest"),
    Prompt(
        "en",
        "creative writing",
        "Write the opening paragraph of a thriller where a mathematician finds a flaw in RSA at 3:47 am on 31 December 1999.",
    ),
    Prompt("en", "creative writing", "a toast for our golden wedding, 50 years, 3 kids, 8 grandkids, 1 dog"),
    Prompt(
        "en",
        "creative writing",
        "Compose a rap verse where a train leaving Chicago at 60 mph brags against a train leaving New York at 80 mph.",
    ),
    Prompt("en", "creative writing", "Dialogue between zero and infinity, funny, half a page"),
    Prompt("en", "creative writing", "Write me a silly fake proof-poem that 1 = 2, no real maths needed"),
    Prompt("en", "creative writing", "An acrostic on MATHS"),
    Prompt(
        "en", "creative writing", "Product text for a wall clock, 30 cm, walnut, £49, silent movement. About 60 words."
    ),
    # advice
    Prompt("en", "advice", "How do I get over my fear of maths exams?"),
    Prompt("en", "advice", "I'm 45 and want to learn calculus from scratch. Where to start?"),
    Prompt("en", "advice", "My 8 year old can't remember times tables, any tips?"),
    Prompt("en", "advice", "Should I pick statistics or linear algebra first as an econ student?"),
    Prompt("en", "advice", "How can I stop spending so much money on takeaway food?"),
    Prompt("en", "advice", "good books on number theory for a beginner?"),
    Prompt("en", "advice", "My flatmate owes me 150 since January and avoids the subject. What do I say to him?"),
    Prompt("en", "advice", "Any tips for staying awake on a 14 hour flight to Dallas?"),
    Prompt("en", "advice", "I earn 41,200 and feel underpaid. How do I ask my boss for a raise?"),
    Prompt("en", "advice", "Is it worth being on a pension plan at 23? Just general thoughts"),
    Prompt("en", "advice", "Which graphing calculator would you recommend for high school?"),
    Prompt("en", "advice", "My daughter came 38th of 40 in the maths olympiad and is in tears. How do I cheer her up?"),
    Prompt("en", "advice", "how to prepare mentally for my first half marathon, goal 1:59"),
    # recipes and household
    Prompt("en", "recipe", "How long do I boil an egg so it's soft?"),
    Prompt("en", "recipe", "Banana bread with 3 bananas, 2 eggs and 220 g flour, give me the steps"),
    Prompt("en", "recipe", "What temperature for roasting potatoes, and for about how long?"),
    Prompt("en", "recipe", "Something quick for dinner, 30 minutes, under 600 calories, chicken"),
    Prompt("en", "recipe", "Recipe for a pie for Pi Day with a π on the crust"),
    Prompt("en", "recipe", "Sourdough for beginners, what are the rough stages?"),
    # opinion and small talk
    Prompt("en", "chat", "Hi! I just turned 30 today :)"),
    Prompt("en", "chat", "what's your favourite number?"),
    Prompt("en", "chat", "ugh i have 3 exams, 2 papers and 1 presentation next week, send help"),
    Prompt("en", "chat", "Do you like maths?"),
    Prompt("en", "chat", "We won 4-1!!! I scored twice!"),
    Prompt("en", "chat", "Thanks, 42 was the right answer, my teacher was impressed"),
    Prompt("en", "chat", "it's 3:20 am and i can't sleep"),
    Prompt("en", "chat", "Is math beautiful?"),
    Prompt("en", "chat", "tell me a maths joke"),
    Prompt("en", "chat", "my lucky number's 13, everybody says it is unlucky lol"),
    Prompt("en", "chat", "ok thx that makes sense, 2/3 then. bye!"),
    Prompt("en", "chat", "Good morning, it's minus 12 degrees here. How are you?"),
    Prompt("en", "chat", "I passed!!! 87 out of 100 in probability!"),
    Prompt("en", "opinion", "Should calculators be allowed in exams?"),
    Prompt("en", "opinion", "Is 5,000 dollars too much for a wedding ring in your view?"),
    Prompt("en", "opinion", "What do you think of year-round daylight saving time?"),
    Prompt("en", "opinion", "Who was greater, Gauss or Euler?"),
    Prompt("en", "opinion", "Was the 7-1 in 2014 the most shocking World Cup match ever?"),
    Prompt("en", "opinion", "pi or tau?"),
    Prompt("en", "opinion", "Is a four-day week a good idea? 3 arguments for, 3 against."),
    Prompt("en", "opinion", "Do kids get too much maths homework?"),
    # syntax and how-to
    Prompt("en", "syntax", "What does LaTeX \\frac do?"),
    Prompt("en", "syntax", "How do I write an integral with limits in LaTeX?"),
    Prompt("en", "syntax", "Python: round a float to 2 decimals?"),
    Prompt("en", "syntax", "LaTeX for the set of real numbers, the fancy R"),
    Prompt("en", "syntax", "What's the Excel function for the average?"),
    Prompt("en", "syntax", "how do i get a square root sign on a mac keyboard"),
    Prompt("en", "syntax", "In SQL, how do I sum a column called price?"),
    Prompt("en", "syntax", "What does the % operator do in C?"),
    Prompt("en", "syntax", "numpy function for matrix inverse?"),
    Prompt("en", "syntax", "\\begin{align} vs \\begin{equation}, when do I use which?"),
    Prompt("en", "syntax", "What's the JavaScript way to get today's date?"),
    Prompt("en", "syntax", "what does the dollar sign do in =$B5*C$2"),
    Prompt("en", "syntax", "How to import pi in Python"),
    Prompt("en", "syntax", "R command for a standard deviation"),
    Prompt("en", "how-to", "How do I freeze the top row in Google Sheets?"),
    Prompt("en", "how-to", "How do I set my calculator from radians to degrees? Casio fx-991"),
    Prompt("en", "how-to", "How do you change the date format in Excel to DD.MM.YYYY?"),
    Prompt("en", "how-to", "how do i split a bill in the venmo app"),
    Prompt("en", "how-to", "How do I draw a regular hexagon with a compass?"),
    Prompt("en", "how-to", "How to add a second time zone in Outlook calendar?"),
    Prompt("en", "how-to", "Which buttons do I press for a 20 minute timer on an iPhone"),
    Prompt("en", "how-to", "How do I measure my ring size at home?"),
    Prompt("en", "how-to", "How do I hang wallpaper, in short steps?"),
    Prompt("en", "how-to", "how do you read a vernier caliper"),
    # formatting
    Prompt("en", "formatting", "Convert to ISO format: March 14, 2024"),
    Prompt("en", "formatting", "Make a bulleted list of these: 12.75, 8.99, 103.40, 0.87, 56.19, 41.06"),
    Prompt("en", "formatting", "Put into a markdown table: Jan 412, Feb 388, Mar 501, Apr 476"),
    Prompt("en", "formatting", "write 1234567.891 with thousands separators"),
    Prompt(
        "en",
        "formatting",
        "Write in LaTeX: the limit as x goes to zero of (sin x minus x cos x) over x cubed. Don't evaluate.",
    ),
    Prompt("en", "formatting", "Turn this CSV line into JSON: Ivy,ops,41200,3 (keys name, dept, salary, years)"),
    Prompt("en", "formatting", "Change the times to am/pm: 09:15, 13:40, 21:05"),
    Prompt("en", "formatting", "Write the amount £2,310.55 in words for a cheque."),
    Prompt("en", "formatting", "Please format the phone number 4915112345678 nicely"),
    Prompt("en", "formatting", "Number these lines:\nrent\npower\nphone\nshop"),
    Prompt("en", "formatting", "Typeset this system as a LaTeX cases environment: kx + 2y = 4, 3x + (k-1)y = 6"),
    Prompt("en", "formatting", "replace the decimal commas by points: 3,14 2,72 1,41 1,62"),
    # roleplay
    Prompt("en", "roleplay", "You are Pythagoras. Welcome me to your school in Croton."),
    Prompt("en", "roleplay", "Pretend you're a grumpy maths teacher and I just handed in my homework 3 days late."),
    Prompt("en", "roleplay", "Be a bookie at the horse races in 1920 and shout out the odds."),
    Prompt("en", "roleplay", "Act as a friendly bank clerk. I come in and want to open an account with 50 dollars."),
    Prompt("en", "roleplay", "You're the number zero and I'm interviewing you. How does it feel to be nothing?"),
    Prompt("en", "roleplay", "Play an auctioneer selling a vase, start at 200, make it lively"),
    Prompt("en", "roleplay", "Speak like a pirate and tell me what a fraction is"),
    # emails
    Prompt("en", "email", "Write a mail to my professor asking for 2 more days for the linear algebra homework."),
    Prompt(
        "en",
        "email",
        "Draft a short reminder for an unpaid invoice of €1,240.50, no. 2024-0117, due since 15 February.",
    ),
    Prompt("en", "email", "mail to landlord: the boiler's broken for 4 days, 14 degrees inside, want it fixed asap"),
    Prompt(
        "en",
        "email",
        "Invite 12 colleagues to lunch on Thursday 14 March at 12:30, table's booked at Luigi's, reply by Tuesday.",
    ),
    Prompt("en", "email", "Cancel my gym membership with 6 weeks notice, number 77120, write the letter"),
    Prompt(
        "en",
        "email",
        "Write to the parents of class 7b: trip to the zoo on 3 June, costs 14 euros, leave 8:15, back at 16:00, bring lunch.",
    ),
    Prompt(
        "en",
        "email",
        "Answer this customer: 'I paid 79.90 for two lamps and only one arrived.' Apologise, say the second is coming by Friday.",
    ),
    Prompt("en", "email", "A thank-you note to my maths tutor, I got 91%"),
    Prompt("en", "email", "Decline a quote of $8,450 for the new roof politely, we went with someone else"),
    Prompt("en", "email", "Write a polite request for a refund of $64.20 for a cancelled train."),
    # titles and captions
    Prompt("en", "titles", "Headline for an article: house prices fell 3.1% in May, the first drop since 2012"),
    Prompt(
        "en", "titles", "Give my thesis a catchier title: 'On some bounds for the number of primes in short intervals'"
    ),
    Prompt("en", "titles", "Instagram caption for my 10k race, 52:14, personal best"),
    Prompt("en", "titles", "Alt text for a bar chart with sales Jan to Apr: 412, 388, 501, 476"),
    Prompt("en", "titles", "Subject line for a mail on our 25% off sale ending Friday"),
    Prompt("en", "titles", "Name for a maths podcast by two sisters"),
    Prompt("en", "titles", "one line to go on the cake of a 70 year old who taught geometry"),
    # making exercises (no solving)
    Prompt("en", "teaching", "Write three easy addition exercises for first graders."),
    Prompt("en", "teaching", "Five discussion questions about how statistics are used in the news"),
    Prompt("en", "teaching", "A short outline for a lesson on fractions, 45 minutes, grade 5"),
    Prompt(
        "en",
        "teaching",
        "Write an encouraging comment for a report card: pupil is good at geometry, but careless in mental arithmetic.",
    ),
    Prompt("en", "teaching", "List the topics usually covered in Calculus I."),
    Prompt("en", "teaching", "Mnemonic for the order of operations?"),
    Prompt("en", "teaching", "make up a simple story problem for 5 year olds with apples, no answer needed"),
    Prompt("en", "teaching", "Which vocabulary should ESL learners know to tell the time?"),
    # general knowledge about money, sports, products
    Prompt("en", "news", "Why have egg prices risen so much in 2023?"),
    Prompt(
        "en",
        "news",
        "Write a three-sentence news item: petrol up 4 cents to 1.79 a litre, third rise in a row, car club blames oil price.",
    ),
    Prompt("en", "news", "Which countries won the most World Cups?"),
    Prompt("en", "news", "What does a central bank do when inflation is above 2%?"),
    Prompt(
        "en", "news", "Turn this score list into a lively radio line: Leeds 3 York 2, Hull 0 Derby 0, Stoke 1 Luton 4"
    ),
    Prompt("en", "news", "Who holds the men's 100 m world record and what is it?"),
    Prompt("en", "news", "What was the tallest building in the world before the Burj Khalifa?"),
    Prompt("en", "news", "What is the Fields Medal and why is there an age limit of 40?"),
    # game rules
    Prompt("en", "game rules", "What are the rules of Yahtzee, briefly?"),
    Prompt("en", "game rules", "What beats a flush in poker?"),
    Prompt("en", "game rules", "How many cards does each player get in bridge?"),
    Prompt("en", "game rules", "How does the 24 game with four numbers work?"),
    Prompt("en", "game rules", "What's the offside rule? explain it in 2 lines"),
    Prompt("en", "game rules", "How does scoring in tennis go, 15, 30, 40?"),
    Prompt("en", "game rules", "how many dice does the attacker roll in risk"),
    Prompt("en", "game rules", "In blackjack, what's an ace worth?"),
    # grammar and wording of numbers
    Prompt("en", "language", "Is it 'two thirds of the class is' or 'are'?"),
    Prompt("en", "language", "maths or math?"),
    Prompt("en", "language", "How do I read 3.14 × 10^-5 aloud in English?"),
    Prompt("en", "language", "fewer than 10 items or less than 10 items"),
    Prompt("en", "language", "What is the plural of matrix?"),
    Prompt("en", "language", "Do you spell it forty or fourty?"),
    Prompt("en", "language", "Synonyms for 'approximately'"),
    Prompt("en", "language", "Where does the saying 'at sixes and sevens' come from?"),
    Prompt("en", "language", "Does 'biweekly' mean twice a week or every two weeks?"),
)
