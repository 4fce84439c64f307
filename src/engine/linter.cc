#include "engine/linter.h"

#include <algorithm>
#include <tuple>

#include "engine/gathered_patterns.h"
#include "engine/leftover_fix.h"
#include "engine/pattern_matcher.h"
#include "engine/phrase_place.h"
#include "facts/phrase_matcher.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

bool AppliesTo(const RuleSpec& rule, const Document& document) {
  if (!document.encoding.empty() && !rule.in_other_encodings) return false;
  if (document.format == Format::kPlain ? !rule.in_plain : !rule.in_markdown) return false;
  switch (document.language) {
    case Language::kChinese:
      return rule.in_chinese;
    case Language::kEnglish:
      return rule.in_english;
    case Language::kOther:
      return rule.in_chinese || rule.in_english;
  }
  return true;
}

// Nothing but blanks, line ends and marks stands between two hits of one template.
bool IsJoined(std::string_view between) {
  if (between.size() > 120) return false;
  for (size_t i = 0; i < between.size();) {
    const Decoded d = DecodeAt(between, i);
    if (IsAlphanumeric(d.code_point)) return false;
    i += d.size;
  }
  return true;
}

// The stretches of the document between its code blocks.
std::vector<Span> OutsideCode(const Document& document) {
  std::vector<Span> out;
  uint32_t at = 0;
  for (const Line& line : document.lines) {
    if (line.kind != LineKind::kCode) continue;
    if (line.span.begin > at) out.push_back({at, line.span.begin});
    at = line.span.end;
  }
  out.push_back(MakeSpan(at, document.text.size()));
  return out;
}

// The spans of the findings, which are in the order of their first bytes, without overlaps.
std::vector<Span> MergeSpans(const std::vector<Finding>& findings) {
  std::vector<Span> spans;
  for (const Finding& finding : findings) {
    if (!spans.empty() && finding.span.begin <= spans.back().end) {
      spans.back().end = std::max(spans.back().end, finding.span.end);
    } else {
      spans.push_back(finding.span);
    }
  }
  return spans;
}

// The span lies in one text run.
bool IsInText(const Document& document, Span span) {
  const Run* run = FindRun(document, span.begin);
  return run != nullptr && run->kind == RunKind::kText && run->span.contains(span);
}

// Of what a user adds to a built-in list without saying where it comes from.
constexpr std::string_view kOwnSource = "your own list";

std::string SourceOf(const PhraseSpec& phrase) {
  return std::string(phrase.source.empty() ? kOwnSource : phrase.source);
}

}  // namespace

struct Linter::Matchers {
  std::vector<const PhraseSpec*> phrases;
  std::vector<size_t> phrase_rules;  // by phrase: index into rules_
  std::vector<const WordSpec*> words;
  std::vector<size_t> word_rules;
  std::vector<const PatternSpec*> patterns;
  std::vector<size_t> pattern_rules;
  bool gathers = false;                           // some pattern's matches are looked at together
  std::unique_ptr<PhraseMatcher> phrase_matcher;  // the phrases, then the words
  // The patterns of users are searched apart, so that costly ones cost the others nothing.
  struct PatternPart {
    std::unique_ptr<PatternMatcher> matcher;
    std::vector<uint32_t> patterns;  // by the matcher's pattern: index into `patterns`
  };
  PatternPart builtin, user;

  PatternPart MakePart(bool from_user) const;
  void Find(const PatternPart& part, const Document& document, std::vector<PatternHit>& hits,
            RuleTimes* times) const;
};

Linter::Matchers::PatternPart Linter::Matchers::MakePart(bool from_user) const {
  PatternPart part;
  std::vector<const PatternSpec*> own;
  for (uint32_t i = 0; i < patterns.size(); ++i) {
    if (patterns[i]->from_user != from_user) continue;
    own.push_back(patterns[i]);
    part.patterns.push_back(i);
  }
  part.matcher = std::make_unique<PatternMatcher>(
      std::move(own), from_user ? kUserPatternMemory : kBuiltinPatternMemory);
  return part;
}

void Linter::Matchers::Find(const PatternPart& part, const Document& document,
                            std::vector<PatternHit>& hits, RuleTimes* times) const {
  const size_t old = hits.size();
  PatternTimes own;
  part.matcher->FindAll(document, hits, times == nullptr ? nullptr : &own);
  for (size_t i = old; i < hits.size(); ++i) hits[i].pattern = part.patterns[hits[i].pattern];
  if (times == nullptr) return;
  times->candidates += own.candidates;
  for (size_t i = 0; i < own.patterns.size(); ++i) {
    times->rules[pattern_rules[part.patterns[i]]] += own.patterns[i];
    times->candidates -= own.patterns[i];
  }
}

Linter::Linter(std::vector<Rule> rules, const TopicModel& topics,
               std::vector<std::string_view> known_names)
    : rules_(std::move(rules)),
      known_names_(std::move(known_names)),
      topics_(topics),
      matchers_(std::make_unique<Matchers>()) {
  for (const Rule& rule : rules_) {
    known_names_.insert(known_names_.end(), {rule.spec->name, rule.spec->group});
  }
  std::vector<std::string_view> texts;
  for (size_t i = 0; i < rules_.size(); ++i) {
    for (const PhraseSpec& phrase : rules_[i].spec->phrases) {
      texts.push_back(phrase.text);
      matchers_->phrases.push_back(&phrase);
      matchers_->phrase_rules.push_back(i);
    }
    for (const PatternSpec& pattern : rules_[i].spec->patterns) {
      matchers_->patterns.push_back(&pattern);
      matchers_->gathers |= pattern.use != PatternUse::kReport;
      matchers_->pattern_rules.push_back(i);
    }
  }
  for (size_t i = 0; i < rules_.size(); ++i) {
    for (const WordSpec& word : rules_[i].spec->words) {
      texts.push_back(word.text);
      matchers_->words.push_back(&word);
      matchers_->word_rules.push_back(i);
    }
  }
  matchers_->phrase_matcher = std::make_unique<PhraseMatcher>(texts);
  matchers_->builtin = matchers_->MakePart(false);
  matchers_->user = matchers_->MakePart(true);
}

Linter::~Linter() = default;

size_t Linter::OrderOf(const RuleSpec* rule) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(),
                                  [&](const Rule& each) { return each.spec == rule; });
  return static_cast<size_t>(found - rules_.begin());
}

void Linter::RunPhrases(const Document& document, std::vector<Finding>& findings,
                        WordHits& words) const {
  if (matchers_->phrases.empty() && matchers_->words.empty()) return;
  std::vector<PhraseHit> hits;
  for (const Span span : OutsideCode(document)) {
    matchers_->phrase_matcher->FindAll(document.text, span, hits);
  }
  std::sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) {
    return std::tie(a.span.begin, b.span.end) < std::tie(b.span.begin, a.span.end);
  });
  std::vector<size_t> last(rules_.size(), findings.max_size());  // the rule's finding to join
  for (const PhraseHit& hit : hits) {
    if (hit.phrase >= matchers_->phrases.size()) {
      const size_t word = hit.phrase - matchers_->phrases.size();
      if (IsInText(document, hit.span)) {
        words[matchers_->word_rules[word]].push_back({matchers_->words[word], hit.span});
      }
      continue;
    }
    const size_t rule = matchers_->phrase_rules[hit.phrase];
    if (!AppliesTo(*rules_[rule].spec, document)) continue;
    if (!StandsAt(matchers_->phrases[hit.phrase]->place, document.text, hit.span)) continue;
    if (last[rule] != findings.max_size()) {
      Finding& before = findings[last[rule]];
      const bool overlap = hit.span.begin < before.span.end;
      if (overlap ||
          IsJoined(document.text.substr(before.span.end, hit.span.begin - before.span.end))) {
        before.span.end = std::max(before.span.end, hit.span.end);
        continue;
      }
    }
    last[rule] = findings.size();
    const RuleSpec& spec = *rules_[rule].spec;
    findings.push_back(
        {&spec,
         spec.severity,
         hit.span,
         FillMessage(spec.message, {{"source", SourceOf(*matchers_->phrases[hit.phrase])}}),
         {},
         {}});
  }
  AddLeftoverFixes(document, findings);
}

void Linter::RunPatterns(const Document& document, std::vector<Finding>& findings,
                         RuleTimes* times) const {
  std::vector<PatternHit> hits;
  matchers_->Find(matchers_->builtin, document, hits, times);
  matchers_->Find(matchers_->user, document, hits, times);
  const auto applies = [&](size_t index) {
    const PatternSpec& pattern = *matchers_->patterns[index];
    return AppliesTo(*rules_[matchers_->pattern_rules[index]].spec, document) &&
           (document.format == Format::kPlain ? pattern.in_plain : pattern.in_markdown);
  };
  std::vector<std::vector<Span>> gathered(matchers_->gathers ? matchers_->patterns.size() : 0);
  for (const PatternHit& hit : hits) {
    if (!applies(hit.pattern)) continue;
    const RuleSpec& spec = *rules_[matchers_->pattern_rules[hit.pattern]].spec;
    const PatternSpec& pattern = *matchers_->patterns[hit.pattern];
    if (pattern.use != PatternUse::kReport) {
      gathered[hit.pattern].push_back(hit.span);
      continue;
    }
    const auto fill = [&](std::string_view message) {
      return FillMessage(message, {{"match", std::string(hit.span.in(document.text))},
                                   {"replacement", hit.replacement},
                                   {"source", std::string(kOwnSource)}});
    };
    Repair repair;
    if (pattern.has_replace) repair = {{{hit.span, hit.replacement}}, pattern.safety};
    findings.push_back({&spec,
                        spec.severity,
                        hit.span,
                        fill(pattern.message.empty() ? spec.message : pattern.message),
                        {},
                        MakeFix(fill(spec.fix_title), std::move(repair))});
  }
  for (size_t first = 0, end = 0; first < gathered.size(); first = end) {
    const size_t rule = matchers_->pattern_rules[first];
    std::vector<GatheredPattern> patterns;
    for (end = first; end < gathered.size() && matchers_->pattern_rules[end] == rule; ++end) {
      if (matchers_->patterns[end]->use == PatternUse::kReport || !applies(end)) continue;
      patterns.push_back({matchers_->patterns[end], std::move(gathered[end])});
    }
    if (patterns.empty()) continue;
    ReportCounts(*rules_[rule].spec, document, patterns, findings);
    ReportForms(*rules_[rule].spec, document, patterns, findings);
  }
}

void Linter::Sort(std::vector<Finding>& findings) const {
  std::stable_sort(findings.begin(), findings.end(), [this](const Finding& a, const Finding& b) {
    if (a.span != b.span) {
      return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
    }
    return OrderOf(a.rule) < OrderOf(b.rule);
  });
}

// The check that is about what the others have found.
void Linter::RunLast(const Document& document, Facts& facts, const RunFacts& run,
                     std::vector<Finding>& findings) const {
  for (const Rule& rule : rules_) {
    if (rule.spec->name != kUnusedSuppression || !AppliesTo(*rule.spec, document)) continue;
    CheckContext context(*rule.spec, document, facts, run, {}, findings);
    rule.check(context);
  }
  Sort(findings);
}

std::vector<Finding> Linter::Lint(const Document& document, RuleTimes* times,
                                  RunMemory* memory) const {
  std::vector<Finding> findings;
  WordHits words(rules_.size());
  if (times != nullptr) times->rules.resize(rules_.size());
  {
    const Stopwatch watch(times == nullptr ? nullptr : &times->phrases);
    RunPhrases(document, findings, words);
  }
  const std::vector<Span> leftovers = MergeSpans(findings);
  const size_t phrase_findings = findings.size();
  RunPatterns(document, findings, times);
  Facts facts(document, topics_, memory);
  Suppressions suppressions(FindDirectives(document), document.text);
  std::vector<std::string_view> active_names;
  const bool has_directives = !suppressions.directives().empty();
  for (size_t i = 0; i < rules_.size() && has_directives; ++i) {
    if (!AppliesTo(*rules_[i].spec, document)) continue;
    active_names.insert(active_names.end(), {rules_[i].spec->name, rules_[i].spec->group});
  }
  const RunFacts run = {known_names_, active_names, &suppressions};
  for (size_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_[i];
    if (rule.check == nullptr || rule.spec->name == kUnusedSuppression) continue;
    if (!AppliesTo(*rule.spec, document)) continue;
    const Stopwatch watch(times == nullptr ? nullptr : &times->rules[i]);
    CheckContext context(*rule.spec, document, facts, run, words[i], findings);
    rule.check(context);
  }
  // What stands inside a leftover goes with it; only a dead link in it is worth its own finding.
  const auto inside_leftover = [&](const Finding& finding) {
    if (finding.rule->group == "links") return false;
    const auto after = std::lower_bound(leftovers.begin(), leftovers.end(), finding.span.end,
                                        [](Span span, uint32_t end) { return span.begin < end; });
    return after != leftovers.begin() && (after - 1)->overlaps(finding.span);
  };
  findings.erase(std::remove_if(findings.begin() + static_cast<ptrdiff_t>(phrase_findings),
                                findings.end(), inside_leftover),
                 findings.end());
  Sort(findings);
  // Two patterns of one rule may meet in the same place.
  findings.erase(std::unique(findings.begin(), findings.end(),
                             [](const Finding& a, const Finding& b) {
                               return a.rule == b.rule && a.span == b.span;
                             }),
                 findings.end());
  if (has_directives) {
    suppressions.Apply(findings);
    RunLast(document, facts, run, findings);
  }
  return findings;
}

}  // namespace digestlint
