// Two entries with the same summary: one was made from the other, and its text was never written.
//
// Summaries are compared by sketches (facts/text_sketch.h), so the work is linear in the text.
#include <algorithm>
#include <string>

#include "engine/check.h"
#include "facts/entry_label.h"
#include "facts/text_sketch.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kCandidates = 4;  // hashes of which two alike summaries share one, all but always

// What a summary is compared by, and where it begins.
struct Sketch : TextSketch {
  uint32_t begin = 0;
};

template <typename Piece>
void ForEachSummaryPiece(const Document& document, const Entry& entry, Piece piece) {
  for (uint32_t i = entry.first_line; i < entry.line_end; ++i) {
    const Line& line = document.lines[i];
    for (uint32_t r = line.first_run; r < line.run_end; ++r) {
      const Run& run = document.runs[r];
      if (run.kind != RunKind::kText || run.in_link) continue;
      const Span span = {std::max(run.span.begin, entry.title.end), run.span.end};
      if (span.begin < span.end) piece(span);
    }
  }
}

std::vector<Sketch> SketchesOf(const Document& document, EntryMemory<TextSketch>* memory) {
  std::vector<Sketch> sketches;
  sketches.reserve(document.entries.size());
  TextSketcher sketcher;
  if (memory != nullptr) memory->BeginRun();
  for (const Entry& entry : document.entries) {
    std::string text;
    uint32_t begin = kNone;
    ForEachSummaryPiece(document, entry, [&](Span piece) {
      text += piece.in(document.text);
      for (uint32_t at = piece.begin; at < piece.end && begin == kNone;) {
        const Decoded d = DecodeAt(document.text, at);
        if (CountsInSketch(d.code_point)) begin = at;
        at += d.size;
      }
    });
    Sketch& sketch = sketches.emplace_back();
    if (memory == nullptr) {
      static_cast<TextSketch&>(sketch) = sketcher.Sketch(text);
    } else {
      static_cast<TextSketch&>(sketch) = *memory->Get(text, [&] { return sketcher.Sketch(text); });
    }
    sketch.begin = begin == kNone ? 0 : begin;
  }
  return sketches;
}

struct Key {
  uint64_t hash = 0;
  uint32_t entry = 0;
};

struct Pair {
  uint32_t second = 0;
  uint32_t first = 0;
  friend bool operator==(const Pair&, const Pair&) = default;
};

// Entries that share one of their smallest hashes, each with the one before it that has the same.
std::vector<Pair> Candidates(const std::vector<Sketch>& sketches, size_t min_cells) {
  std::vector<Key> keys;
  keys.reserve(sketches.size() * kCandidates);
  for (uint32_t i = 0; i < sketches.size(); ++i) {
    if (sketches[i].cells < min_cells) continue;
    for (size_t k = 0; k < std::min(kCandidates, sketches[i].size); ++k) {
      keys.push_back({sketches[i].hashes[k], i});
    }
  }
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.entry < b.entry;
  });
  std::vector<Pair> pairs;
  for (size_t i = 1; i < keys.size(); ++i) {
    if (keys[i].hash == keys[i - 1].hash) pairs.push_back({keys[i].entry, keys[i - 1].entry});
  }
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
    return a.second != b.second ? a.second < b.second : a.first < b.first;
  });
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

// What three and more entries have in common is a form: labels, notes that take a summary's place.
class FormText {
 public:
  explicit FormText(const std::vector<Sketch>& sketches) {
    hashes_.reserve(sketches.size() * TextSketch::kHashes);
    for (const Sketch& sketch : sketches) {
      for (size_t i = 0; i < sketch.size; ++i) hashes_.push_back(sketch.hashes[i]);
    }
    std::sort(hashes_.begin(), hashes_.end());
  }

  // An estimate of the cells of the summary without such text.
  size_t OwnCells(const Sketch& sketch) const {
    size_t own = 0;
    for (size_t i = 0; i < sketch.size; ++i) {
      const auto [first, end] = std::equal_range(hashes_.begin(), hashes_.end(), sketch.hashes[i]);
      if (end - first <= 2) ++own;
    }
    return sketch.size == 0 ? 0 : sketch.cells * own / sketch.size;
  }

 private:
  std::vector<uint64_t> hashes_;  // of all summaries, ascending
};

}  // namespace

void CheckStaleCopy(CheckContext& context) {
  const Document& document = context.document;
  const auto& entries = document.entries;
  if (entries.size() < 2) return;
  const std::vector<Sketch> sketches = SketchesOf(document, context.facts.SketchMemory());

  std::vector<Pair> alike;
  const auto min_cells = static_cast<size_t>(context.Option("min-cells"));
  for (const Pair& pair : Candidates(sketches, min_cells)) {
    if (!alike.empty() && alike.back().second == pair.second) continue;
    const double share = sketches[pair.first].Resemblance(sketches[pair.second]);
    // The same paper listed again is another defect.
    if (share >= context.Option("min-share") &&
        TitleKey(document, entries[pair.first].title) !=
            TitleKey(document, entries[pair.second].title)) {
      alike.push_back(pair);
    }
  }
  if (alike.empty()) return;
  const FormText form(sketches);
  std::erase_if(alike,
                [&](const Pair& pair) { return form.OwnCells(sketches[pair.second]) < min_cells; });
  // An issue that brings many summaries twice does so by design.
  if (alike.size() > 2 && alike.size() * 5 > entries.size()) return;

  // Its first line.
  const auto summary = [&](uint32_t entry) -> Span {
    const uint32_t begin = sketches[entry].begin;
    return {begin, document.lines[FindLine(document, begin)].span.end};
  };
  for (const Pair& pair : alike) {
    const Span first = summary(pair.first);
    const bool same = sketches[pair.first].Resemblance(sketches[pair.second]) == 1;
    Finding& finding =
        context.Report(summary(pair.second),
                       {{"entry", EntryLabel(document, entries[pair.second])},
                        {"other", EntryLabel(document, entries[pair.first])},
                        {"same", same ? "the same" : "nearly the same"},
                        {"line", std::to_string(context.facts.Lines().LineAt(first.begin))}},
                       {{first, same ? "the same text" : "nearly the same text"}});
    finding.habit = TitleKey(document, first);
  }
}

}  // namespace digestlint
