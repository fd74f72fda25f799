"""What a program says before a question of the person it serves: who the model is, and what day it is.

"You are a helpful assistant." opens, and "Current date: 2026-03-01" stands at either end. A part to play stays, and so
does a day that the question is about. The text is folded.
"""

import re

_WORD = re.compile(r"\w")
_ROLES = (
    r"assistant|ai|a\.i\.|bot|chatbot|language model|llm|model|expert|tutor|agent|specialist|copilot|helper"
    r"|(?:programmer|engineer|developer|mathematician|professor|teacher|scientist|analyst|consultant|advisor|physicist"
    r"|chemist|researcher|scholar)(?= ?[.,!]|\n)"
)
_ROLE = re.compile(
    rf"as an? (?:[\w'-]+ ){{0,4}}?(?:{_ROLES})(?=,)"
    rf"|(?:you are|you're|act as|imagine you are)(?: an?| the| my| our)? (?:[\w'-]+,? ){{0,6}}?(?:{_ROLES})\b"
    r"[^\d\n.!?:]{0,160}"
    r"|(?:du bist|sie sind|handle als)(?: eine?n?)?(?: [\w-]+){0,4} (?:assistent\w*|ki|experte\w*|expertin|tutor\w*"
    r"|chatbot|lehrer\w*|sprachmodell)\b[^\d\n.!?:]{0,160}"
    r"|(?:tu es|vous êtes|agis comme)(?: une?)?(?: [\w-]+){0,3} (?:assistante?|ia|experte?|tuteur|chatbot|professeur)\b"
    r"[^\d\n.!?:]{0,160}"
    r"|(?:eres|usted es|actúa como)(?: una?)?(?: [\w-]+){0,3} (?:asistente|ia|expert[oa]|tutor|profesora?|chatbot)\b"
    r"[^\d\n.!?:]{0,160}"
    r"|(?:你|您)(?:是|作为)[^\d\n。!?]{0,20}(?:助手|助理|专家|老师|模型|机器人)[^\d\n。!?]{0,60}"
)
_AFTER_ROLE = re.compile(
    r"(?:you (?:always|never|will|must|should|can|answer|help|respond|provide|give|have|know|follow|are)"
    r"|your (?:answers?|role|job|responses?|goal)|always|never|be |answer|respond|do not |don't |follow"
    r"|du (?:hilfst|antwortest)|antworte\w*|sei |seien |vous (?:répondez|aidez)|tu (?:réponds|aides)|répond\w*|sois "
    r"|soyez |responde\w*|ayudas|sé |siempre |nunca |你(?:会|要|总是))[^\d\n.!?。]{0,160}"
)
_END = re.compile(r"[.!。,]?[ \n]*")
_MOST = 4
"""Sentences about a role."""

_DATE_NAMES = (
    r"(?:the )?(?:current|today's|local|present)(?: local| system)? (?:date|time|datetime|day)(?: and time|/time)?"
    r"|date and time|datetime|knowledge cutoff|time ?zone|date|aktuelle[sr]? (?:datum|uhrzeit|zeit)|datum"
    r"|heutiges datum"
    r"|date (?:du jour|actuelle)|heure actuelle|fecha(?: actual| de hoy)?|hora actual|当前(?:日期|时间)"
    r"|今天(?:日期|的日期)?|日期"
)
_DATE = re.compile(
    rf"[\[(*_]*(?:{_DATE_NAMES})[*_]*(?: is|:|：| ist| est| es|是)[^\n?]{{1,80}}?[\])]?(?:\n|$|(?<=[.)\]]) )"
)
_TODAY = re.compile(
    r"(?:today is|it is (?:now|currently)|heute ist|nous sommes(?: le)?|aujourd'hui,? (?:nous sommes|c'est)|hoy es"
    r"|今天是)"
    r"[^\n?.]{4,60}(?:\.(?= |\n|$)|\n|。|$)[ \n]*"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ABOUT_DATES = re.compile(
    r"\b(?:days?|dates?|weeks?|months?|years?|tomorrow|yesterday|ago|old|age|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday|tage?n?|woche\w*|monate?n?|jahre?n?|morgen|gestern|alt|jours?|semaines?|mois|ans?|années?|hier"
    r"|demain|âge|días?|semanas?|mes(?:es)?|años?|ayer|mañana|edad|until|hours?)\b|天|周|星期|月|年|岁"
)
_ROOM = 400


def cut_start(text: str) -> str:
    """Return a folded text without a role or a date before all else in it."""
    for cut in (_cut_role, _cut_date):
        if (rest := cut(text)) != text and _WORD.search(rest):
            return rest
    return text


def cut_end(text: str) -> str:
    """Return a folded text without a date in its last line."""
    start = text.rfind("\n", max(0, len(text) - _ROOM)) + 1
    if start and (found := _DATE.match(text, start)) and found.end() == len(text):
        return text[:start].rstrip()
    return text


def _cut_role(text: str) -> str:
    found = _ROLE.match(text)
    for _ in range(_MOST):
        if found is None:
            break
        end = _END.match(text, found.end())
        if end is None or end.end() == found.end():
            break
        text = text[end.end() :]
        found = _AFTER_ROLE.match(text)
    return text


def _cut_date(text: str) -> str:
    if found := _DATE.match(text):
        return text[found.end() :].lstrip()
    found = _TODAY.match(text)
    if found is not None and _YEAR.search(found[0]) and not _ABOUT_DATES.search(text, found.end()):
        return text[found.end() :]
    return text
