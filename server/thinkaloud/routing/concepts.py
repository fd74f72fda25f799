"""What a prompt speaks of, whatever its language: phrases of one to four words, each a sign of one concept.

A concept's weight is learned from all its phrases and languages together, so a phrase that no training prompt has
counts like its kin. The languages are English, German, French, Spanish and Chinese, with the commonest words of
Portuguese and Italian. Everything is in case-folded form, as `normalising.fold` makes it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

_PHRASES: Mapping[str, str] = {
    # What is asked for, where it takes working out.
    "how many": "how many|how much|wie viele|wie viel|wieviel|wieviele|combien|cuántos|cuántas|cuánto|cuánta|cuantos"
    "|cuantas|quantos|quantas|quanti|quante|quanto|多 少|几 个|几 种|几 天|几 次|几 只|几 名|几 本|多 大|几 岁|多 长",
    "how far": "how long|how far|how fast|how old|how tall|how high|at what time|at what|what time|in what order"
    "|which order|wie lange|wie weit|wie schnell|wie alt|wie hoch|um wie viel uhr|à quelle heure|quel âge"
    "|quelle distance|a qué hora|qué edad|qué distancia|几 点|多 久|多 远|多 快",
    "compute": "fit in|fit into|would fit|about how many|roughly how many|round|convert the point|calculate|compute"
    "|evaluate|determine|solve|simplify|factor|factorise|factorize|expand|work out|differentiate|integrate"
    "|figure out|deduce|solution|solutions|find the value|find the|find all|what is the value|verify|estimate"
    "|berechne|berechnen|bestimme|bestimmen|löse|lösen|ermittle|ermitteln|finde|vereinfache|wie groß ist|calcule"
    "|calculez|calculer|détermine|déterminez|déterminer|résous|résoudre|résolvez|trouve|trouver|trouvez|simplifie"
    "|simplifier|calcula|calcular|determina|determinar|resuelve|resolver|halla|hallar|encuentra|encontrar|simplifica"
    "|calcola|risolvi|trova|计 算|求 解|求 出|求|解 方 程|解 出|确 定|化 简|等 于 几|求 值",
    "prove": "prove|proof|disprove|show that|derive|justify|counterexample|contradiction|induction|if and only if"
    "|beweise|beweisen|beweis|zeige dass|zeigen sie|leite her|widerlege|prouve|prouver|prouvez|démontre|démontrer"
    "|démontrez|montrer que|montrez que|montre que|demuestra|demostrar|demuestre|prueba que|probar que|dimostra"
    "|demonstre|prove que|证 明|推 导|证 实",
    "code wanted": "function|functions|program|algorithm|implement|implementation|script|method|code|write a class"
    "|query|regex|regular expression|subroutine|module|endpoint|unit test|unit tests|data structure|refactor"
    "|one-liner|decorator|expression that|web scraper|rest api|in sql|sql query|schema|row per group|dockerfile"
    "|ci pipeline|makefile|kubernetes manifest|with tests|mit tests|avec des tests|con pruebas|snake game|to-do app"
    "|calculator|chat bot|pandas expression|regulären ausdruck|regulärer ausdruck|expression régulière"
    "|expresión regular|正 则|写 一 条 sql|funktion|programm|algorithmus|implementiere|implementieren|methode"
    "|abfrage|fonction|programme|algorithme|implémente|implémenter|implémentez|requête|función|programa|algoritmo"
    "|implementa|implementar|consulta|funzione|função|函 数|程 序|代 码|算 法|实 现|编 写|编 程|查 询",
    "code": "lru cache|thread-safe|concurrent|constant time|linear time|broker|microservices|idempotency|idempotent"
    "|exactly-once|kernel|compiler|parser|tokenizer|array|arrays|string|strings|integer array|dictionary|tuple"
    "|tuples|linked list|binary tree|stack|queue|hash|python|java|javascript|typescript|rust|golang|kotlin|haskell"
    "|ruby|php|swift|scala|c#|postgres|mysql|sql|bash|pandas|numpy|dataframe|json|recursion|recursive|loop|pointer"
    "|node|nodes|substring|sublist|element|elements|input|output|returns|return|parameter|parameters|runtime"
    "|complexity|o n|sorted|app|application|website|bot|tests|thread|threads|async|database|liste|zeichenkette"
    "|chaîne|tableau|cadena|lista|arreglo|数 组|字 符 串|链 表|列 表|返 回|复 杂 度|二 叉 树",
    "bug": "bug|bugs|debug|error|fails|crash|crashes|deadlock|race condition|exception|traceback|fix|doesn't work"
    "|not working|wrong result|wrong output|segfault|memory leak|typeerror|indexerror|keyerror|valueerror"
    "|falscher fehler|behebe|报 错|调 试|这 段 代 码|dieser code|diesem code|ce code|este código",
    "optimum": "minimum|maximum|minimal|maximal|minimize|maximize|minimise|maximise|optimal|optimum|optimally"
    "|shortest|cheapest|fewest|least number|greatest|largest|smallest|as few as possible|worst case|best strategy"
    "|strategy|winning|guarantee|efficient|efficiently|kleinste|größte|minimale|maximale|kürzeste|mindestanzahl"
    "|optimale|strategie|minimiser|maximiser|plus petit|plus petite|plus grand|plus grande|le moins de|stratégie"
    "|mínimo|máximo|mínima|máxima|menor|mayor|minimizar|maximizar|estrategia|最 少|最 多|最 大|最 小|最 短|最 优"
    "|策 略|至 少 需 要",
    "probability": "how likely|how probable|most likely|more likely|likely is it|wie wahrscheinlich|qué tan probable"
    "|probability|probabilities|expected value|expected number|odds|at random|randomly|random variable|variance"
    "|standard deviation|dice|die is|fair coin|coins|coin|without replacement|conditional|bayes|combinations"
    "|permutations|arrangements|different ways|how many ways|wahrscheinlichkeit|würfel|zufällig|münze|erwartungswert"
    "|möglichkeiten|probabilité|dé|dés|au hasard|pièce|façons|probabilidad|dado|dados|al azar|moneda|maneras|formas"
    "|概 率|骰 子|硬 币|随 机|期 望|多 少 种|几 种",
    "mathematics": "as a fraction|as a decimal|reason it through|work it out|equation|equations|integer|integers"
    "|prime|primes|polynomial|matrix|vector|derivative|integral|theorem|triangle|rectangle|circle|square|perimeter"
    "|area|volume|angle|angles|radius|diameter|hypotenuse|diagonal|quadratic|function f|real numbers"
    "|positive integer|positive integers|natural number|divisible|divisor|divisors|remainder|modulo|digit|digits"
    "|fraction|ratio|percent|percentage|sum|product|absolute difference|average|mean|median|logarithm|exponent|roots"
    "|root|parabola|coefficient|slope|intersect|perpendicular|parallel|sequence|arithmetic|geometric|number|numbers"
    "|multiple|multiples|squares|cube|cubes|factorial|graph|vertices|asymptotes|polar coordinates|reciprocal|edges"
    "|set|subset|subsets|sphere|cylinder|cone|polygon|hexagon|gleichung|gleichungen|ganze zahl|ganze zahlen|primzahl"
    "|primzahlen|dreieck|rechteck|kreis|fläche|flächeninhalt|umfang|winkel|teilbar|rest|ziffer|ziffern|bruch"
    "|verhältnis|prozent|summe|produkt|zahl|zahlen|durchschnitt|équation|équations|entier|entiers|premier|premiers"
    "|cercle|aire|périmètre|rayon|reste|chiffre|chiffres|somme|produit|nombre|nombres|moyenne|pour cent|ecuación"
    "|ecuaciones|entero|enteros|primo|primos|triángulo|rectángulo|círculo|área|perímetro|ángulo|radio|resto|cifras"
    "|suma|producto|número|números|promedio|por ciento|方 程|整 数|质 数|素 数|三 角 形|矩 形|长 方 形|圆|面 积"
    "|周 长|角 度|半 径|整 除|余 数|数 字|之 和|乘 积|平 均|比 例|函 数|自 然 数|正 数|数 列",
    "amounts": "total|in total|altogether|each|per|twice|half|half as|third|quarter|double|triple|times as many"
    "|times as much|times as|remaining|left over|remain|remains|left|combined|more than|less than|fewer than|costs"
    "|cost|price|profit|discount|interest|sold|buys|bought|earns|spent|spends|saves|shares|equally|rate|speed"
    "|average speed|per hour|per day|insgesamt|jeweils|pro|doppelt so|hälfte|übrig|kostet|kosten|zusammen|verkauft"
    "|kauft|gleichmäßig|au total|chacun|par|deux fois|fois plus|moitié|reste-t-il|coûte|coûtent|vend|achète|ensemble"
    "|en total|cada uno|por|el doble|mitad|quedan|cuesta|cuestan|vende|compra|juntos|一 共|总 共|每|一 半|剩 下"
    "|还 剩|两 倍|倍|买|卖|花 了|平 均 分",
    "constraints": "exactly|at least|at most|each|every|neither|nor|either|both|must|cannot|can't|only if|unless"
    "|no two|different|distinct|the same|not both|none|never|always|any two|constraint|constraints|constraints are"
    "|conditions|subject to|following clues|clues|clue|such that|satisfies|satisfy|respectively|immediately|adjacent"
    "|consecutive|genau|mindestens|höchstens|jeder|jede|jedes|weder|entweder|muss|müssen|nicht|keiner|verschiedene"
    "|bedingungen|hinweise|exactement|au moins|au plus|chaque|chacune|doit|doivent|ni|soit|ne peut|différents|mêmes"
    "|indices|exactamente|al menos|como máximo|cada|debe|deben|no puede|distintos|pistas|恰 好|至 少|至 多|每 个"
    "|每 人|必 须|不 能|既 不|不 同|相 邻|条 件|线 索",
    "relations": "taller|shorter|older|younger|heavier|lighter|faster|slower|left of|right of|to the left"
    "|to the right|next to|in front of|behind|above|below|between|before|after|leftmost|rightmost|first|second|third"
    "|last|finished|north|south|east|west|opposite|beside|sit|sits|seated|inside|underneath|größer als|kleiner als"
    "|älter als|jünger als|links von|rechts von|neben|hinter|vor|zwischen|nach|zuerst|plus grand que|plus petit que"
    "|plus âgé|plus jeune|à gauche|à droite|à côté|derrière|devant|entre|avant|après|más alto|más alta|más bajo"
    "|mayor que|menor que|a la izquierda|a la derecha|al lado|detrás|delante|antes|después|比|左 边|右 边|旁 边"
    "|前 面|后 面|之 间|更 高|更 大|相 邻|左 侧|右 侧",
    "truth": "plausible|implausible|sarcastic|antecedent|refers to|ambiguous|contains an error|be true|could this"
    "|honest|step is wrong|the mistake|the flaw|same mistake|liar|liars|lies|lying|lie|truth|truth-teller|truthful"
    "|knight|knights|knave|knaves|true|false|valid|invalid|deductively|premise|premises|argument|conclude|conclusion"
    "|follows|follow from|logically|implies|entail|statement|statements|claims|consistent|guilty|innocent|contradict"
    "|lügt|lügner|wahrheit|behauptet|wahr|falsch|folgt|logisch|schuldig|ment|menteur|menteurs|vérité|affirme|vrai"
    "|faux|logiquement|coupable|miente|mentiroso|mentirosos|verdad|afirma|verdadero|falso|lógicamente|culpable|说 谎"
    "|真 话|假 话|骗 子|骑 士|推 断|推 理|结 论|真 假",
    "supposing": "suppose|assume|assuming|given that|if|then|let|consider|where|whenever|otherwise|wenn|dann|falls"
    "|angenommen|sei|gegeben|si|alors|supposons|soit|soient|étant donné|entonces|supongamos|supón|sea|sean|dado que"
    "|如 果|假 设|那 么|设|若|已 知",
    "calendar": "days ago|days from|days later|tomorrow|yesterday|next week|day before|day after|weeks ago"
    "|weeks later|months ago|months later|years ago|years later|what day|which day|day of the week|today is"
    "|leap year|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|mm dd yyyy|o'clock|clock"
    "|minutes|hours|schedule|deadline|morgen|gestern|übermorgen|wochentag|montag|dienstag|mittwoch|donnerstag"
    "|freitag|heute ist|demain|hier|lundi|mardi|mercredi|jeudi|vendredi|quel jour|aujourd'hui|mañana|ayer|lunes"
    "|martes|miércoles|jueves|viernes|qué día|hoy es|明 天|昨 天|星 期|后 天|今 天 是|小 时|分 钟|几 号",
    "date asked": "what is the date|what day|which day|what weekday|day of the week|days ago|days from|from today"
    "|days later|day after tomorrow|day before yesterday|true time|between what times|what times|welcher wochentag"
    "|welcher tag|quel jour|qué día|星 期 几|几 号|什 么 日 期",
    "moving": "upside down|overtake|overtaken|have passed|just passed|enters|entered|turn left|turn right"
    "|turn around|steps forward|step forward|take steps|steps|swap|swaps|swapped|trade|trades|switch|switches"
    "|exchange|facing|starting point|end up|moves|move|rotate|rotated|mirrored|reflected|passes|hands|puts|removes"
    "|takes|returns to|crosses|cross the river|tauscht|tauschen|dreht|drehe|schritte|geht|échange|échangent|tourne"
    "|pas|avance|intercambia|intercambian|gira|pasos|avanza|交 换|左 转|右 转|向 前|步|移 动|过 河",
    "sequence": "adjective order|correct order|right order|does not belong|doesn't belong|next number|next term"
    "|next in the|comes next|what comes next|missing number|pattern|nth term|sequence|series|alphabetically"
    "|ascending|descending|alphabetical order|sort the|sort|rearrange|order the|ranked|anagram|encoded|decode|cipher"
    "|unscramble|nächste zahl|folge|zahlenfolge|reihe|sortiere|alphabetisch|muster|nombre suivant|suite|trie|triez"
    "|ordre alphabétique|siguiente número|secuencia|sucesión|ordena|orden alfabético|下 一 个|规 律|排 序|按 字 母"
    "|序 列",
    "letters": "in the word|im wort|dans le mot|en la palabra|这 个 单 词|single word|written as|is written|coded as"
    "|letter|letters|vowel|vowels|consonants|alphabetical|alphabetically|alphabet|backwards|reversed|reverse|anagram"
    "|anagrams|spelled|spell|unscramble|scrambled|decipher|decode|encode|encrypted|cipher|shifted|brackets"
    "|parentheses|palindrome|concatenate|syllables|dictionary order|buchstaben|buchstabe|vokale|alphabetisch"
    "|rückwärts|lettres|voyelles|alphabétique|à l'envers|remets|letras|vocales|alfabéticamente|al revés|字 母|笔 画"
    "|倒 过 来|倒 着",
    "physics": "treated with|reacts with|product 1|product 2|reagent|isomers|stereoisomers|mechanism|titrated"
    "|precipitate|enantiomeric|oxide|recessive|allele|alleles|heterozygous|genotype|offspring|mutation|promoter|mrna"
    "|plasmid|eigenvalues|eigenvalue|hamiltonian|operator|redshift|electron|photon|parallax|orbit|lens|spectrum"
    "|velocity|acceleration|mass|force|energy|momentum|friction|gravity|voltage|current|resistance|resistor|ohm"
    "|joules|newton|newtons|watts|wavelength|frequency|temperature|pressure|mole|moles|molar|molarity|concentration"
    "|reaction|enthalpy|half-life|circuit|pendulum|projectile|km h|m s|mkg|grams|liters|litres|ideal gas|equilibrium"
    "|buffer|yield|geschwindigkeit|beschleunigung|masse|kraft|energie|widerstand|reibung|vitesse|accélération"
    "|énergie|résistance|frottement|velocidad|aceleración|masa|fuerza|energía|resistencia|fricción|速 度|加 速 度"
    "|质 量|力|能 量|电 阻|电 压|摩 尔|浓 度",
    "game": "what is it|who am i|was bin ich|was ist das|qu'est-ce qui|打 一 物|什 么 东 西|how come"
    "|how is this possible|wie kann das sein|comment est-ce possible|cómo es posible|solve the case|the riddle"
    "|hat schlüssel|acertijo|players|player|takes turns|take turns|alternately|alternate|wins|win|loses|optimal play"
    "|pile|piles|board|chess|checkmate|knight's|tic-tac-toe|nim|puzzle|riddle|what am i|qui suis-je|qué soy"
    "|how can that be|how is that possible|murderer|cryptarithm|sudoku|weighings|balance scale|bridge|torch|spieler"
    "|gewinnt|abwechselnd|rätsel|joueurs|joueur|gagne|énigme|jugadores|jugador|gana|玩 家|轮 流|获 胜|谜 题|谜 语"
    "|天 平",
    "plan": "plan|schedule|scheduling|assign|assignment|allocate|allocation|route|routes|budget|peticiones"
    "|más barata|moins cher|tasks|dependencies|prerequisites|shift|shifts|meeting|slots|capacity|feasible|free time"
    "|tradeoff|trade-offs|design a|architecture|architektur|arquitectura|entwirf|conçois|diseña|scale to|how soon"
    "|free from|available|schichtplan|设 计|zeitplan|plane|verteile|planifie|planifier|répartis|planning|planifica"
    "|planificar|asigna|horario|安 排|计 划|分 配|日 程|调 度",
    "cause": "to me|who is he|who is she|son of|daughter of|brother of|sister of|mother of|father of|uncle of"
    "|aunt of|only son|only daughter|only brother|only sister|nephew|look for it|search first|think it is"
    "|thinks that|verwandt|lien entre|parentesco|how are they related|related to|typical person|cause|caused"
    "|because of|intentionally|responsible|would have|had not|counterfactual|necessary|sufficient|explain why|weaken"
    "|weakens|strengthen|strengthens|assumption|flaw|inference|evidence|correlation|hypothesis|infer|verursacht"
    "|absichtlich|cause-t-il|causé|causó|intencionalmente|导 致|因 果|故 意",
    "number word": "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|fifty|hundred|dozen"
    "|once|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf|deux|trois|quatre|cinq|sept|huit|neuf|dix|douze"
    "|vingt|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|二|三|四|五|六|七|八|九|十|两",
    "reason": "step by step|reasoning|show your work|show the steps|explain your reasoning|justify your answer"
    "|schritt für schritt|begründe|étape par étape|justifie|justifiez|paso a paso|justifica|一 步 一 步|说 明 理 由"
    "|推 理 过 程",
    # What is asked for, where it can be said at once.
    "translate": "render in|mets en|pon en|pasa al|meaning in english|into dutch|into portuguese|into japanese"
    "|in russian|in korean|in polish|in turkish|in swedish|in arabic|auf italienisch|auf japanisch|en japonais"
    "|en italien|en portugais|en japonés|en alemán|en francés|cómo se dice|comment dit-on|wie sagt man|was heißt"
    "|translate|how would you say|in dutch|in portuguese|in english|translation|in french|in german|in spanish"
    "|in italian|in chinese|in japanese|into english|into french|into german|into spanish|into chinese|into italian"
    "|to french|to german|to spanish|to english|how do you say|übersetze|übersetzen|übersetzung|auf englisch"
    "|auf deutsch|auf französisch|auf spanisch|ins englische|ins deutsche|traduis|traduire|traduisez|traduction"
    "|en anglais|en français|en allemand|en espagnol|traduce|traducir|traduzca|traducción|al inglés|al español"
    "|al francés|al alemán|en inglés|traduci|traduza|翻 译|译 成|译 为|用 英 语|用 法 语|成 英 文|成 中 文|成 英 语"
    "|怎 么 说",
    "summarise": "sum this|sum it|short version|boil this|boil it|this text about|what is this about"
    "|important points|worum geht|kurz gesagt|in wenigen worten|de quoi parle|en quelques mots|de qué trata"
    "|en pocas palabras|主 要 内 容|说 了 什 么|summarize|summarise|summary|tl dr|tl ; dr|tldr|in a nutshell"
    "|main points|key points|main idea|key takeaways|takeaways|sum up|gist|condense|shorten|abstract|boil down"
    "|in short|fasse zusammen|zusammenfassen|zusammenfassung|fasse|kernaussagen|kürze|résume|résumer|résumez|résumé"
    "|points clés|idée principale|resume|resumir|resumen|puntos clave|ideas principales|riassumi|总 结|概 括|摘 要"
    "|要 点|概 述|归 纳|大 意",
    "rewrite": "better name|the comments|make this shorter|fix typos|typos|less formal|friendlier|kinder|shorter"
    "|is this sentence|does this sound|klingt das|freundlicher|plus court|más corto|más amable|plus aimable|rewrite"
    "|rephrase|paraphrase|reword|proofread|correct the grammar|fix the grammar|grammar|spelling|more formal"
    "|more polite|more casual|tone|polish|punctuation|passive voice|active voice|edit|make this sound|sound more"
    "|improve the wording|wording|simpler words|bullet points|uppercase|lowercase|as a table|format|reformat"
    "|umformulieren|formuliere|schreibe um|umschreiben|rechtschreibung|grammatik|korrigiere|höflicher|förmlicher"
    "|reformule|reformuler|reformulez|réécris|réécrire|orthographe|grammaire|plus poli|plus formel|reformula"
    "|reformular|reescribe|reescribir|ortografía|gramática|corrige la|más formal|改 写|润 色|语 法|错 别 字|更 正 式"
    "|更 礼 貌|重 写|换 一 种",
    "format": "into a csv|a csv|csv with|as bullet|as a table|into a table|a table|table of|bullet points"
    "|bullet list|numbered list|as json|as csv|markdown|checklist|packing list|shopping list|upper case|lower case"
    "|title case|in words|format this|convert to text|als tabelle|eine tabelle|als liste|en tableau|en tabla"
    "|una tabla|en una tabla|en liste|liste de courses|表 格|清 单|列 成|做 成",
    "classify": "label this|label it|label each|label these|mean the same|same meaning|the same thing|two sentences"
    "|which language is|what language is|programming language|can we infer|good or bad|which department|which team"
    "|schlecht oder gut|bon ou mauvais|bueno o malo|classify|sentiment|positive or negative|positive negative"
    "|category|categories|categorize|which section|topic of|spam|toxic|offensive|tone of|emotion|rate this"
    "|on a scale|star|stars|review|is this email|intent|language is this|genre|klassifiziere|stimmung|kategorie"
    "|positiv oder negativ|classe|classer|classifie|sentiment de|catégorie|positif ou négatif|clasifica|clasificar"
    "|sentimiento|categoría|positivo o negativo|分 类|情 感|正 面|负 面|类 别|积 极|消 极",
    "extract": "pick out|take only|items only|named here|every person|list every|all the names|who is mentioned"
    "|nur die|ne garde que|invoice|order no|invoice number|rechnungsnummer|rechnung|facture|factura|发 票|extract"
    "|pull out|list all names|list the names|named entities|keywords|key words|find the names|find all dates"
    "|phone number|phone numbers|email addresses|email address|which company|names of|mentioned|mentions|highlight"
    "|identify the|copy the|according to the|according to|the passage|the text|from the text|in the text|the article"
    "|extrahiere|nenne alle|stichwörter|schlüsselwörter|genannt|laut|im text|aus dem text|extrais|extraire|mots-clés"
    "|mentionnés|selon le|dans le texte|du texte|extrae|extraer|palabras clave|menciona|mencionados|según el"
    "|en el texto|del texto|提 取|抽 取|关 键 词|文 中|找 出 文|提 到|根 据 文",
    "compose": "draft|craft|compose|paragraph about|opening line|first paragraph|headline for|outline for|ad for"
    "|an ad|sonnet|flyer|absage|kurze|dankeskarte|un petit mot|quelques lignes|unas líneas|self-introduction"
    "|自 我 介 绍|一 段 话|祝 词|poem|haiku|story|email|e-mail|letter|essay|blog post|blog|tweet|caption|slogan"
    "|tagline|headline|title|titles|lyrics|song|speech|toast|invitation|cover letter|product description|description"
    "|biography|bio|message|note|post|announcement|advertisement|ad copy|press release|review|dialogue|screenplay"
    "|limerick|birthday card|wishes|subject line|motto|gedicht|geschichte|brief|aufsatz|einladung|überschrift|titel"
    "|rede|nachricht|beschreibung|poème|histoire|courriel|lettre|mail|titre|discours|légende|poema|cuento|historia"
    "|correo|carta|invitación|título|discurso|mensaje|eslogan|poesia|诗|故 事|邮 件|信|文 案|标 题|祝 福|演 讲|作 文"
    "|口 号|通 知|朋 友 圈|短 信",
    "suggest": "list of|generate a list|make a list|create a list|give three|uses for|a logo|a strategy to"
    "|plan to reduce|i see|names for|name for|good names|nombres|namen für|noms pour|must see|must i see|activities"
    "|to do in|to see in|que visiter|puedo ver|ideas|suggest|suggestions|recommend|recommendations|recommendation"
    "|tips|tip|advice|name some|name three|name five|give me some|list some|list five|list three|examples|example of"
    "|brainstorm|inspiration|alternatives|things to|what should i|favorite|favourite|best way to|gift|gifts"
    "|benefits of|advantages|pros and cons|synonym|synonyms|antonym|antonyms|rhymes|ideen|vorschläge|vorschlag"
    "|empfiehl|empfehlung|empfehlen|tipps|ratschläge|nenne|synonyme|beispiele|geschenk|idées|propose|suggère"
    "|conseille|conseils|recommande|exemples|cadeau|synonymes|ideas para|sugiere|recomienda|recomendaciones|consejos"
    "|ejemplos|regalo|sinónimos|dame|建 议|推 荐|主 意|列 举|举 例|技 巧|点 子|礼 物|同 义 词|哪 些",
    "define": "discuss|outline|compare and contrast|provide insights|importance of|impact of|effects of|causes of"
    "|role of|how can we|what is a|what is an|what are|what's a|what does|mean|means|meaning|meaning of|define"
    "|definition|stand for|stands for|short for|what is meant|describe|tell me about|explain|what is the difference"
    "|difference between|was ist der unterschied|quelle est la différence|cuál es la diferencia|purpose of|used for"
    "|overview|introduction to|history of|was ist|was sind|was bedeutet|bedeutung|definiere|erkläre|erklär"
    "|unterschied|wofür|qu'est-ce que|c'est quoi|que signifie|définition|définis|explique|expliquer|différence entre"
    "|signifie|qué es|qué son|qué significa|definición|explica|diferencia entre|significado|cos'è|o que é|什 么 是"
    "|是 什 么|什 么 意 思|定 义|解 释|介 绍|区 别|含 义",
    "fact": "who|whom|whose|when did|when was|when is|where is|where was|where did|where are|where do|which country"
    "|which city|which year|what year|capital|capital of|president|author|invented|wrote|directed|starred|played"
    "|born|died|founded|discovered|located|population|currency|language|won the|name the|nickname|known as|famous"
    "|planet|color of|colour of|singer|band|movie|film|tv show|novel|king|queen|war|river|mountain|ocean|wer|wann|wo"
    "|hauptstadt|erfunden|geschrieben|geboren|welches land|welcher fluss|einwohner|währung|qui|quand|où|capitale"
    "|inventé|écrit|né|née|quel pays|quelle ville|monnaie|auteur|quién|cuándo|dónde|capital de|inventó|escribió"
    "|nació|qué país|moneda de|autor|谁|哪 里|什 么 时 候|首 都|发 明|哪 个 国 家|哪 一 年|作 者|出 生|哪 年|位 于"
    "|货 币",
    "chat": "take on the role|the role of|imagine yourself|picture yourself|speak like|stay in character|we adopted"
    "|my sister|my brother|my mother|my mom|my dad|my kids|help me calm|i miss|mir ist|je m'ennuie|me aburro|ayer"
    "|hier soir|gestern abend|今 天 我|我 养|我 们 家|how are you|who are you|your name|are you|do you|you are"
    "|you're|i am|i'm|i feel|i love|i like|i hate|i think|tell me|what's up|good morning|good night|nice to|see you"
    "|joke|feeling|bored|lonely|sad|happy|my day|my dog|my cat|my name|my friend|my boss|weekend|what do you think"
    "|your opinion|your favorite|pretend|act as|roleplay|imagine|let's talk|chat|lol|haha|wow|sorry|congratulations"
    "|wie geht|wie heißt du|bist du|ich bin|ich fühle|ich mag|mein|erzähl|witz|guten morgen|was denkst du"
    "|comment vas|comment ça va|tu es|je suis|j'aime|je me sens|raconte|blague|mon|ma|bonne nuit|penses-tu"
    "|cómo estás|cómo te llamas|eres|estoy|soy|me gusta|me siento|cuéntame|chiste|mi|qué opinas|buenas noches"
    "|come stai|你 好|你 是|你 叫|我 是|我 今 天|我 喜 欢|我 觉 得|笑 话|心 情|聊 聊|聊 天|早 上 好|晚 安|你 觉 得"
    "|你 喜 欢|扮 演|开 心|难 过",
    "household": "itinerary|is it bad|is it healthy|cups of|cat|dog|puppy|kids|my son|my daughter|wine|preparo"
    "|prépare|bereite|wear|outfit|goes with|can i make|for dinner|water|coffee|calories|recipe|cook|bake|dinner"
    "|breakfast|lunch|ingredients|clean|remove a stain|stain|workout|exercise|sleep|diet|travel|trip|visit"
    "|restaurant|weather|hair|skin|garden|plant|plants|party|birthday|wedding|vacation|hobby|rezept|kochen|backen"
    "|abendessen|reise|wetter|geburtstag|urlaub|recette|cuisiner|dîner|voyage|météo|anniversaire|vacances|receta"
    "|cocinar|cena|viaje|tiempo hace|cumpleaños|vacaciones|菜 谱|做 饭|晚 饭|旅 行|天 气|生 日|怎 么 做|减 肥|睡 眠",
    "document": "article|passage|text|paragraph|sentence|following sentence|following text|following article"
    "|following email|following passage|following paragraph|dialog|conversation|document|headline|transcript|minutes"
    "|news|email|artikel|absatz|satz|abschnitt|gespräch|dokument|folgenden text|folgenden satz|texte|paragraphe"
    "|phrase|texte suivant|phrase suivante|artículo|pasaje|texto|párrafo|frase|oración|siguiente texto"
    "|siguiente frase|文 章|段 落|句 子|这 段|下 面 的|以 下 文|对 话|新 闻|这 句",
    "command": "git|npm|docker|command|shortcut|keyboard|syntax|keyword|install|pip|flag|which command|what command"
    "|import statement|befehl|commande|comando|atajo|命 令|快 捷 键",
}  # fmt: skip

TEXT_TASKS = frozenset({"translate", "summarise", "rewrite", "format", "classify", "extract", "compose"})
"""Where one of these opens or closes a prompt, what else stands in it is matter to work on, and not the question."""

PROBLEMS = frozenset({"how many", "compute", "prove", "code wanted", "bug", "optimum", "probability"})
"""Where one of these stands beside it, a text task may be part of a problem: "write a function that extracts ..."."""

PROGRAMMING = frozenset({"code wanted", "bug"})
"""Where one of these stands beside it, a text task is about a program."""

WORKING_OUT = PROBLEMS | {
    "how far",
    "date asked",
    "reason",
    "plan",
    "sequence",
    "letters",
    "truth",
    "game",
    "cause",
    "physics",
    "mathematics",
    "code",
}
"""What tells of something to work out; counted together, so that a kind of problem never seen counts as one."""

SAYING = TEXT_TASKS | {"suggest", "define", "fact", "chat", "household", "command"}
"""What can be said at once, counted together."""

CONDITIONS = frozenset({"constraints", "relations", "supposing", "calendar", "moving", "amounts", "truth"})
"""What a problem gives."""


@dataclass(slots=True)
class Node:
    """What a phrase may go on with, and the concepts that it is a sign of where it ends here."""

    following: "dict[str, Node]" = field(default_factory=dict)
    concepts: tuple[str, ...] = ()


def _tree() -> Node:
    root = Node()
    for concept, phrases in _PHRASES.items():
        for phrase in dict.fromkeys(phrases.split("|")):
            node = root
            for word in phrase.split(" "):
                node = node.following.setdefault(word, Node())
            node.concepts = (*node.concepts, concept)
    return root


PHRASES = _tree()
"""All phrases word by word; a Chinese character is a word."""
