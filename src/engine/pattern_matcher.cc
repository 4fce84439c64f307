#include "engine/pattern_matcher.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string>

#include "engine/literal_finder.h"
#include "text/ascii.h"

namespace digestlint {
namespace {

// Of the set of all patterns.
constexpr int64_t kSetMemory = 32 << 20;

RE2::Options PatternOptions(int64_t max_mem) {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(max_mem);
  return options;
}

re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

bool IsSearched(const Line& line) {
  return line.kind != LineKind::kCode && line.kind != LineKind::kRule;
}

bool InScope(Scope scope, const Line& line, const Document& document, Span span) {
  switch (scope) {
    case Scope::kLine:
    case Scope::kProse:
      return true;
    case Scope::kHeading:
      return line.role == LineRole::kHeading;
    case Scope::kTitle:
      return line.entry != kNone && document.entries[line.entry].title.contains(span);
    case Scope::kBody:
      return line.role == LineRole::kBody ||
             (line.entry != kNone && !document.entries[line.entry].title.contains(span));
    case Scope::kIntro:
      return line.role == LineRole::kIntro;
    case Scope::kClosing:
      return line.role == LineRole::kClosing;
  }
  return false;
}

// Whether the scope allows a match at `span`: inside one text run, or for whole lines outside of
// code and math.
bool IsAllowed(const Document& document, const Line& line, Scope scope, Span span) {
  const bool anywhere = scope == Scope::kLine;
  const auto end = document.runs.begin() + line.run_end;
  auto each =
      std::lower_bound(document.runs.begin() + line.first_run, end, span.begin,
                       [](const Run& run, uint32_t begin) { return run.span.end <= begin; });
  for (; each != end && each->span.begin < span.end; ++each) {
    const Run& run = *each;
    const bool code = run.kind == RunKind::kCode || run.kind == RunKind::kMath;
    if (anywhere && code && run.span.overlaps(span)) return false;
    if (!anywhere && run.kind == RunKind::kText && run.span.contains(span)) return true;
  }
  return anywhere;
}

std::string Replacement(const RE2& regex, const PatternSpec& spec,
                        const std::vector<re2::StringPiece>& groups) {
  std::string out;
  if (!spec.has_replace) return out;
  regex.Rewrite(&out, Piece(spec.replace), groups.data(), static_cast<int>(groups.size()));
  return out;
}

}  // namespace

// Everything is compiled when it is first needed.
struct PatternMatcher::Compiled {
  std::atomic<size_t> bytes_seen{0};
  std::once_flag set_once;
  std::unique_ptr<RE2::Set> set;        // null when it cannot be built
  std::atomic<bool> set_failed{false};  // it cannot, or has run out of memory
  std::unique_ptr<std::once_flag[]> once;
  std::vector<std::unique_ptr<RE2>> single;
  LiteralFinder literals;
  std::vector<std::vector<uint32_t>> patterns_with;  // by literal
  std::vector<uint32_t> without_literals;            // patterns that any line may match
};

PatternMatcher::PatternMatcher(std::vector<const PatternSpec*> patterns, int64_t max_mem)
    : patterns_(std::move(patterns)), max_mem_(max_mem), compiled_(std::make_unique<Compiled>()) {
  compiled_->single.resize(patterns_.size());
  compiled_->once = std::make_unique<std::once_flag[]>(patterns_.size());
  for (uint32_t i = 0; i < patterns_.size(); ++i) {
    if (patterns_[i]->literals.empty()) compiled_->without_literals.push_back(i);
    for (const std::string_view text : patterns_[i]->literals) {
      const uint32_t literal = compiled_->literals.Add(text);
      compiled_->patterns_with.resize(compiled_->literals.size());
      compiled_->patterns_with[literal].push_back(i);
    }
  }
}

PatternMatcher::~PatternMatcher() = default;

void PatternMatcher::FindInLine(const Document& document, const Line& line, uint32_t pattern,
                                std::vector<PatternHit>& hits) const {
  std::call_once(compiled_->once[pattern], [&] {
    compiled_->single[pattern] =
        std::make_unique<RE2>(Piece(patterns_[pattern]->regex), PatternOptions(max_mem_));
  });
  const RE2& regex = *compiled_->single[pattern];
  const PatternSpec& spec = *patterns_[pattern];
  if (!regex.ok()) return;
  const auto is_own = [pattern](const PatternHit& hit) { return hit.pattern == pattern; };
  size_t left = line.span.size() > kLongLine ? kMaxMatches : line.span.size() + 1;
  if (spec.from_user && hits.size() >= kMaxUserMatches) {
    const auto before = static_cast<size_t>(std::count_if(hits.begin(), hits.end(), is_own));
    if (before >= kMaxUserMatches) return;
    left = std::min(left, kMaxUserMatches - before);
  } else if (spec.from_user) {
    left = std::min(left, kMaxUserMatches);
  }
  const std::string_view text = line.span.in(document.text);
  const int wanted =
      spec.has_replace ? std::max(spec.group, RE2::MaxSubmatch(Piece(spec.replace))) : spec.group;
  std::vector<re2::StringPiece> groups(static_cast<size_t>(wanted) + 1);
  for (size_t at = 0; at <= text.size() && left > 0; --left) {
    if (!regex.Match(Piece(text), at, text.size(), RE2::UNANCHORED, groups.data(), wanted + 1)) {
      break;
    }
    const re2::StringPiece whole = groups[0];
    const re2::StringPiece group = groups[static_cast<size_t>(spec.group)];
    const auto offset = static_cast<size_t>(whole.data() - text.data());
    if (group.data() != nullptr && !group.empty()) {
      const size_t begin = line.span.begin + static_cast<size_t>(group.data() - text.data());
      const Span span = MakeSpan(begin, begin + group.size());
      if (IsAllowed(document, line, spec.scope, span) && InScope(spec.scope, line, document, span))
        hits.push_back({pattern, span, Replacement(regex, spec, groups)});
    }
    // Go on behind the reported group, so that what follows it may begin the next match.
    size_t next = offset + whole.size();
    if (group.data() != nullptr) {
      next = static_cast<size_t>(group.data() - text.data()) + group.size();
    }
    at = std::max(next, at + 1);
  }
}

void PatternMatcher::FindAll(const Document& document, std::vector<PatternHit>& hits,
                             PatternTimes* times) const {
  if (patterns_.empty()) return;
  const size_t before = compiled_->bytes_seen.fetch_add(document.text.size());
  const bool use_set = before + document.text.size() > kSetBytes && times == nullptr;
  const size_t old = hits.size();
  if (use_set && FindBySet(document, hits)) return;
  hits.resize(old);
  FindByLiterals(document, hits, times);
}

void PatternMatcher::FindByLiterals(const Document& document, std::vector<PatternHit>& hits,
                                    PatternTimes* times) const {
  if (times != nullptr) times->patterns.resize(patterns_.size());
  const Stopwatch whole(times == nullptr ? nullptr : &times->candidates);
  const std::string folded = LowerAscii(document.text);
  std::vector<uint32_t> found, candidates;
  std::vector<bool> seen;
  std::vector<uint32_t> count(patterns_.size());  // of the pattern's literals, in this line
  for (const Line& line : document.lines) {
    if (!IsSearched(line)) continue;
    candidates = compiled_->without_literals;
    compiled_->literals.Find(line.span.in(folded), found, seen);
    for (const uint32_t literal : found) {
      for (const uint32_t pattern : compiled_->patterns_with[literal]) {
        const PatternSpec& spec = *patterns_[pattern];
        const size_t wanted = spec.all_literals ? spec.literals.size() : 1;
        if (++count[pattern] == wanted) candidates.push_back(pattern);
      }
    }
    for (const uint32_t literal : found) {
      for (const uint32_t pattern : compiled_->patterns_with[literal]) count[pattern] = 0;
    }
    std::sort(candidates.begin(), candidates.end());
    for (const uint32_t i : candidates) {
      const Stopwatch own(times == nullptr ? nullptr : &times->patterns[i]);
      FindInLine(document, line, i, hits);
    }
  }
}

// False where it cannot; what it has found until then is of no use.
bool PatternMatcher::FindBySet(const Document& document, std::vector<PatternHit>& hits) const {
  std::call_once(compiled_->set_once, [this] {
    auto set = std::make_unique<RE2::Set>(PatternOptions(kSetMemory), RE2::UNANCHORED);
    bool good = true;
    for (const PatternSpec* pattern : patterns_) {
      good = good && set->Add(Piece(pattern->regex), nullptr) >= 0;
    }
    if (good && set->Compile()) compiled_->set = std::move(set);
    if (compiled_->set == nullptr) compiled_->set_failed = true;
  });
  if (compiled_->set_failed) return false;
  std::vector<int> matched;
  for (const Line& line : document.lines) {
    if (!IsSearched(line)) continue;
    RE2::Set::ErrorInfo error = {RE2::Set::kNoError};
    if (compiled_->set->Match(Piece(line.span.in(document.text)), &matched, &error)) {
      std::sort(matched.begin(), matched.end());
      for (const int i : matched) FindInLine(document, line, static_cast<uint32_t>(i), hits);
    } else if (error.kind != RE2::Set::kNoError) {
      compiled_->set_failed = true;
      return false;
    }
  }
  return true;
}

}  // namespace digestlint
