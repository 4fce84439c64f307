#include "rules/rule_keys.h"

namespace digestlint {
namespace {

using enum RuleValue;

const std::vector<std::string_view> kFormats = {"plain", "markdown"};
const std::vector<std::string_view> kSafeties = {"safe", "unsafe"};

const RuleTable kTop = {
    "",
    {
        {"name", kText, "Small letters, digits and hyphens; equals the file's name."},
        {"group", kText, "A group of rules, one's own or a built-in one."},
        {"extends", kText, "Instead of all texts: the built-in rule that gets these lists too."},
        {"severity", kChoice, "How bad a finding is.", false, {"error", "warning", "info"}},
        {"summary", kText, "What the rule finds, in one line."},
        {"why", kText, "Why a reader or an editor should care."},
        {"message", kText, "What is wrong, in one line; {match} and the like are filled in."},
        {"help", kText, "What to do."},
        {"source", kText, "The convention or figure behind the rule."},
        {"languages", kChoices, "The languages of texts that it is for.", false, {"zh", "en"}},
        {"formats", kChoices, "The formats of texts that it is for.", false, kFormats},
        {"other-encodings", kFlag, "Whether it is for texts that are not UTF-8, too."},
        {"default", kChoice, "Whether it runs unless it is ignored.", false, {"on", "off"}},
        {"off-reason", kText, "Why it is off by default."},
        {"fix", kChoice, "How far its repairs can be trusted.", false, {"safe", "unsafe", "mixed"}},
        {"fix-title", kText, "What a repair does, in one line, imperative."},
        {"fix-help", kText, "What the repair does."},
        {"fix-changes",
         kChoices,
         "What of the digest it is meant to change.",
         false,
         {"numbers", "links", "titles", "structure", "code"}},
        {"check", kText, "Built-in rules only: the C++ check."},
        {"pattern", kTables, "Expressions to search for."},
        {"phrase", kTables, "Fixed texts to search for."},
        {"words", kTable, "Words and what belongs to each."},
        {"option", kTables, "What a configuration may set."},
        {"bad", kTables, "Texts that the rule reports."},
        {"good", kTables, "Texts that it leaves alone."},
    }};

const RuleTable kPattern = {
    "pattern",
    {
        {"regex", kText, "An RE2 expression, matched line by line.", true},
        {"scope",
         kChoice,
         "Where it may match.",
         false,
         {"prose", "line", "heading", "title", "body", "intro", "closing"}},
        {"group", kWhole, "The group that is reported; 0 is all of the match."},
        {"formats", kChoices, "Only in these.", false, kFormats},
        {"message", kText, "Instead of the rule's message."},
        {"replace", kText, "What the reported group becomes; \\1 is group 1."},
        {"safety", kChoice, "In a mixed rule: how far this replacement can be trusted.", false,
         kSafeties},
        {"per",
         kChoice,
         "The part in which matches are counted.",
         false,
         {"title", "body", "entry", "section", "intro", "closing", "document"}},
        {"min", kWhole, "So many there must be."},
        {"max", kWhole, "So many there may be."},
        {"form", kText, "What is written this way; the less usual forms are reported."},
    }};

const RuleTable kPhrase = {
    "phrase",
    {
        {"text", kText, "The text, found whatever its width, case and blanks.", true},
        {"source", kText, "Where it comes from."},
        {"place", kChoice, "Where it counts.", false, {"anywhere", "start", "alone"}},
    }};

const RuleTable kOption = {"option",
                           {
                               {"name", kText, "The option's name.", true},
                               {"default", kSimple, "Its value where none is set.", true},
                               {"min", kNumber, "The least value."},
                               {"max", kNumber, "The greatest value."},
                               {"help", kText, "What it does.", true},
                           }};

const RuleTable kBad = {
    "bad",
    {
        {"text", kText, "The text.", true},
        {"format", kChoice, "How it is read.", false, kFormats},
        {"bytes", kFlag, "Whether \\xE9 stands for one byte."},
        {"expect", kTexts, "The places of the findings: line or line:column.", true},
        {"fixed", kText, "The text after all repairs."},
    }};

const RuleTable kGood = {"good",
                         {
                             {"text", kText, "The text.", true},
                             {"format", kChoice, "How it is read.", false, kFormats},
                             {"bytes", kFlag, "Whether \\xE9 stands for one byte."},
                         }};

const RuleTable kAllTables[] = {kTop, kPattern, kPhrase, kOption, kBad, kGood};

}  // namespace

std::span<const RuleTable> RuleTables() {
  return kAllTables;
}

}  // namespace digestlint
