// A title, an intro or a heading that promises another number of papers than follow.
#include <algorithm>
#include <charconv>
#include <set>

#include "checks/count_promise.h"
#include "engine/check.h"
#include "reader/source_link.h"
#include "text/byte_set.h"

namespace digestlint {
namespace {

struct Below {
  uint32_t count = 0;
  uint32_t last_number = 0;
  Span last;  // the title of the last one
};

// The entries of a section and of those inside of it.
Below EntriesBelow(const Document& document, const Section& section) {
  const auto& entries = document.entries;
  const auto first = std::lower_bound(
      entries.begin(), entries.end(), section.extent.begin,
      [](const Entry& entry, uint32_t begin) { return entry.extent.begin < begin; });
  Below below;
  for (auto entry = first; entry != entries.end() && section.extent.contains(entry->title);
       ++entry) {
    ++below.count;
    below.last_number = std::max(below.last_number, entry->number.value);
    below.last = entry->title;
  }
  return below;
}

// All numbers that a promise about the whole issue could mean.
std::set<uint32_t> CountsOf(const Document& document) {
  const auto& entries = document.entries;
  std::set<uint32_t> counts = {static_cast<uint32_t>(entries.size()),
                               static_cast<uint32_t>(document.sections.size())};
  const auto is_paper = [&](const Entry& entry) {
    return entry.source_link != kNone && IsPaperLink(document, document.links[entry.source_link]);
  };
  // Papers alone, where other things have sections of their own.
  uint32_t papers = 0;
  for (const Section& section : document.sections) {
    counts.insert(EntriesBelow(document, section).count);
    counts.insert(section.entry_end - section.first_entry);
    const auto first = entries.begin() + section.first_entry;
    const auto end = entries.begin() + section.entry_end;
    if (std::any_of(first, end, is_paper)) papers += static_cast<uint32_t>(end - first);
  }
  counts.insert(papers);
  // Where the numbers say so, one of them is missing or the entry is hard to see.
  uint32_t last = 0;
  for (const Entry& entry : entries) last = std::max(last, entry.number.value);
  counts.insert(last);
  return counts;
}

bool IsNear(uint32_t promised, size_t found) {
  return found * 2 >= promised && found <= size_t{promised} * 2;
}

void Report(CheckContext& context, const CountPromise& promise, size_t found,
            std::string_view where, Span last) {
  context.Report(promise.span,
                 {{"promise", std::string(context.TextOf(promise.span))},
                  {"count", std::to_string(found)},
                  {"where", std::string(where)}},
                 {{last, "the last one"}});
}

// "共有 12 篇论文，选了其中 9 篇": another number of the intro is right.
bool NamesRightCount(const Document& document, const std::set<uint32_t>& counts) {
  static constexpr std::string_view kMeasures[] = {"篇", "个", "项",    "条",     "则",
                                                   "部", "款", "paper", "of them"};
  const std::string_view text = document.intro.in(document.text);
  static constexpr ByteSet kDigits("0123456789");
  for (size_t at = kDigits.FindIn(text); at != std::string_view::npos;
       at = kDigits.FindIn(text, at)) {
    uint32_t value = 0;
    const char* end = text.data() + text.size();
    const auto [next, error] = std::from_chars(text.data() + at, end, value);
    at = static_cast<size_t>(next - text.data());
    if (error != std::errc() || value < 2 || !counts.contains(value)) continue;
    std::string_view after = text.substr(at);
    while (after.starts_with(' ')) after.remove_prefix(1);
    for (const std::string_view measure : kMeasures) {
      if (after.starts_with(measure)) return true;
    }
  }
  return false;
}

// One wrong promise at most: what an intro says besides may be about a part of the issue.
void CheckIssue(CheckContext& context) {
  const Document& document = context.document;
  std::vector<CountPromise> promises;
  const auto read = [&](Span line, bool running) {
    for (const CountPromise& each :
         FindCountPromises(document, line, context.WordList(), running)) {
      promises.push_back(each);
    }
  };
  if (!document.title.empty()) read(document.title, false);
  for (const Line& line : document.lines) {
    if (line.role == LineRole::kIntro) read(line.span, true);
  }
  if (promises.empty()) return;
  const std::set<uint32_t> counts = CountsOf(document);
  const size_t total = document.entries.size();
  for (const CountPromise& each : promises) {
    if (counts.contains(each.value) || counts.contains(each.summed)) return;
  }
  const auto wrong = std::find_if(promises.begin(), promises.end(), [&](const CountPromise& each) {
    return IsNear(each.value, total);
  });
  if (wrong != promises.end() && !NamesRightCount(document, counts)) {
    Report(context, *wrong, total, "the issue", document.entries.back().title);
  }
}

void CheckSections(CheckContext& context) {
  const Document& document = context.document;
  for (const Section& section : document.sections) {
    const auto promises = FindCountPromises(document, section.heading, context.WordList(), false);
    if (promises.empty()) continue;
    const Below below = EntriesBelow(document, section);
    const CountPromise& promise = promises[0];
    const uint32_t own = section.entry_end - section.first_entry;
    if (below.count < 2 || promise.value == below.count || promise.value == own ||
        promise.value == below.last_number || promise.value == document.entries.size() ||
        promise.summed == below.count) {
      continue;
    }
    if (IsNear(promise.value, below.count)) {
      Report(context, promise, below.count, "its section", below.last);
    }
  }
}

}  // namespace

void CheckCountMismatch(CheckContext& context) {
  if (context.document.entries.size() < 2) return;
  CheckIssue(context);
  CheckSections(context);
}

}  // namespace digestlint
