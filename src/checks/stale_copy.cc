// Two entries with the same summary: one was made from the other, and its text was never written.
//
// A summary is compared by the smallest hashes of its shingles, so the work is linear in the text:
// of two summaries that share a part p of their shingles, each of the smallest hashes is shared
// with that probability (A. Broder, "On the resemblance and containment of documents", 1997).
#include <algorithm>
#include <array>

#include "engine/check.h"
#include "facts/entry_label.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kShingle = 6;     // characters
constexpr size_t kSketch = 32;     // hashes kept of a summary
constexpr size_t kCandidates = 4;  // hashes of which two alike summaries share one, all but always

// The letters, digits and ideographs of a summary, as its smallest shingle hashes.
class Sketch {
 public:
  // `offset` is where the character stands.
  void Add(char32_t c, size_t offset) {
    if (count_ == 0) begin_ = static_cast<uint32_t>(offset);
    cells_ += IsHan(c) ? 2 : 1;
    window_[count_++ % kShingle] = c;
    if (count_ < kShingle) return;
    uint64_t hash = 0;
    for (size_t i = 0; i < kShingle; ++i) {
      hash = (hash ^ window_[(count_ + i) % kShingle]) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 29;
    }
    Keep(hash);
  }

  uint32_t begin() const { return begin_; }  // of the first character
  size_t cells() const { return cells_; }
  size_t size() const { return size_; }
  uint64_t hash(size_t i) const { return hashes_[i]; }

  // The share of common shingles: exact where both summaries have few, else an estimate.
  double Resemblance(const Sketch& other) const {
    const size_t size = std::min(size_, other.size_);
    size_t common = 0, seen = 0;
    for (size_t a = 0, b = 0; seen < size || (seen < kSketch && (a < size_ || b < other.size_));) {
      if (a == size_ && b == other.size_) break;
      const bool same = a < size_ && b < other.size_ && hashes_[a] == other.hashes_[b];
      const bool own = b == other.size_ || (a < size_ && hashes_[a] <= other.hashes_[b]);
      if (same) ++common;
      if (own || same) ++a;
      if (!own || same) ++b;
      ++seen;
    }
    return seen == 0 ? 0 : static_cast<double>(common) / static_cast<double>(seen);
  }

 private:
  void Keep(uint64_t hash) {
    if (size_ == kSketch && hash >= hashes_[size_ - 1]) return;
    const auto end = hashes_.begin() + static_cast<std::ptrdiff_t>(size_);
    const auto at = std::lower_bound(hashes_.begin(), end, hash);
    if (at != end && *at == hash) return;
    const bool full = size_ == kSketch;
    std::move_backward(at, full ? end - 1 : end, full ? end : end + 1);
    *at = hash;
    if (!full) ++size_;
  }

  std::array<char32_t, kShingle> window_{};
  std::array<uint64_t, kSketch> hashes_{};  // ascending
  uint32_t begin_ = 0;
  size_t count_ = 0;
  size_t size_ = 0;
  size_t cells_ = 0;
};

Sketch SketchOf(const Document& document, const Entry& entry) {
  Sketch sketch;
  for (uint32_t i = entry.first_line; i < entry.line_end; ++i) {
    const Line& line = document.lines[i];
    for (uint32_t r = line.first_run; r < line.run_end; ++r) {
      const Run& run = document.runs[r];
      if (run.kind != RunKind::kText || run.in_link) continue;
      for (size_t at = std::max(run.span.begin, entry.title.end); at < run.span.end;) {
        const Decoded d = DecodeAt(document.text, at);
        const char32_t c = FoldWidthAndCase(d.code_point);
        if (IsHan(c) || IsAsciiLetter(c) || IsAsciiDigit(c) || (c >= 0x80 && IsAlphanumeric(c))) {
          sketch.Add(c, at);
        }
        at += d.size;
      }
    }
  }
  return sketch;
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
    if (sketches[i].cells() < min_cells) continue;
    for (size_t k = 0; k < std::min(kCandidates, sketches[i].size()); ++k) {
      keys.push_back({sketches[i].hash(k), i});
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
    hashes_.reserve(sketches.size() * kSketch);
    for (const Sketch& sketch : sketches) {
      for (size_t i = 0; i < sketch.size(); ++i) hashes_.push_back(sketch.hash(i));
    }
    std::sort(hashes_.begin(), hashes_.end());
  }

  // An estimate of the cells of the summary without such text.
  size_t OwnCells(const Sketch& sketch) const {
    size_t own = 0;
    for (size_t i = 0; i < sketch.size(); ++i) {
      const auto [first, end] = std::equal_range(hashes_.begin(), hashes_.end(), sketch.hash(i));
      if (end - first <= 2) ++own;
    }
    return sketch.size() == 0 ? 0 : sketch.cells() * own / sketch.size();
  }

 private:
  std::vector<uint64_t> hashes_;  // of all summaries, ascending
};

}  // namespace

void CheckStaleCopy(CheckContext& context) {
  const Document& document = context.document;
  const auto& entries = document.entries;
  if (entries.size() < 2) return;
  std::vector<Sketch> sketches;
  sketches.reserve(entries.size());
  for (const Entry& entry : entries) sketches.push_back(SketchOf(document, entry));

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
    const uint32_t begin = sketches[entry].begin();
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
