// Two entries with the same summary: one was made from the other, and its text was never written.
//
// A summary is compared by the smallest hashes of its shingles, so the work is linear in the text:
// of two summaries that share a part p of their shingles, each of the smallest hashes is shared
// with that probability (A. Broder, "On the resemblance and containment of documents", 1997).
#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "engine/check.h"
#include "facts/entry_label.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr size_t kShingle = 6;     // characters
constexpr size_t kSketch = 32;     // hashes kept of a summary
constexpr size_t kCandidates = 4;  // hashes of which two alike summaries share one, all but always

// The letters, digits and ideographs of a summary, as its smallest shingle hashes.
struct Sketch {
  std::array<uint64_t, kSketch> hashes{};  // ascending
  size_t size = 0;
  size_t cells = 0;
  uint32_t begin = 0;  // of the first character

  // The share of common shingles: exact where both summaries have few, else an estimate.
  double Resemblance(const Sketch& other) const {
    const size_t least = std::min(size, other.size);
    size_t common = 0, seen = 0;
    for (size_t a = 0, b = 0; seen < least || (seen < kSketch && (a < size || b < other.size));) {
      if (a == size && b == other.size) break;
      const bool same = a < size && b < other.size && hashes[a] == other.hashes[b];
      const bool own = b == other.size || (a < size && hashes[a] <= other.hashes[b]);
      if (same) ++common;
      if (own || same) ++a;
      if (!own || same) ++b;
      ++seen;
    }
    return seen == 0 ? 0 : static_cast<double>(common) / static_cast<double>(seen);
  }
};

// What ASCII characters count as: letters and digits, in lower case; 0 for the others.
constexpr std::array<char32_t, 128> kCountedAscii = [] {
  std::array<char32_t, 128> table{};
  for (char32_t c = 0; c < 128; ++c) {
    if (IsAsciiLetter(c) || IsAsciiDigit(c)) table[c] = FoldWidthAndCase(c);
  }
  return table;
}();

char32_t Counted(char32_t c) {
  if (c < 128) return kCountedAscii[c];
  c = FoldWidthAndCase(c);
  if (c < 128) return kCountedAscii[c];
  return IsHan(c) || IsAlphanumeric(c) ? c : 0;
}

// The hashes of all shingles that are not above `limit`.
//
// A hash before it is mixed is a polynomial of its characters (M. O. Rabin, R. M. Karp, "Efficient
// randomized pattern-matching algorithms", 1987), so that each step costs the same however long a
// shingle is.
void HashShingles(std::u32string_view characters, uint64_t limit, std::vector<uint64_t>& hashes) {
  constexpr uint64_t kBase = 0x100000001B3U;
  constexpr uint64_t kOldest =
      kBase * kBase * kBase * kBase * kBase;  // to the power of kShingle - 1
  static_assert(kShingle == 6);
  hashes.clear();
  uint64_t rolling = 0;
  for (size_t i = 0; i < characters.size(); ++i) {
    if (i >= kShingle) rolling -= characters[i - kShingle] * kOldest;
    rolling = rolling * kBase + characters[i];
    if (i + 1 < kShingle) continue;
    uint64_t hash = (rolling ^ (rolling >> 32)) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
    if (hash <= limit) hashes.push_back(hash);
  }
}

// Room to work in.
struct Workspace {
  std::u32string characters;
  std::vector<uint64_t> hashes;
};

// The smallest different hashes, ascending, at most kSketch.
std::span<const uint64_t> SmallestHashes(Workspace& work) {
  // Twice as many as are wanted lie under the first limit, give or take a few; where the text
  // repeats itself too much for that, all are looked at.
  const uint64_t expected = 2 * kSketch;
  const uint64_t shingles = work.characters.size();
  uint64_t limit = shingles > expected ? UINT64_MAX / shingles * expected : UINT64_MAX;
  auto& hashes = work.hashes;
  while (true) {
    HashShingles(work.characters, limit, hashes);
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    if (hashes.size() >= kSketch || limit == UINT64_MAX) break;
    limit = UINT64_MAX;
  }
  return std::span(hashes).first(std::min(hashes.size(), kSketch));
}

Sketch SketchOf(const Document& document, const Entry& entry, Workspace& work) {
  std::u32string& characters = work.characters;
  characters.clear();
  Sketch sketch;
  for (uint32_t i = entry.first_line; i < entry.line_end; ++i) {
    const Line& line = document.lines[i];
    for (uint32_t r = line.first_run; r < line.run_end; ++r) {
      const Run& run = document.runs[r];
      if (run.kind != RunKind::kText || run.in_link) continue;
      for (uint32_t at = std::max(run.span.begin, entry.title.end); at < run.span.end;) {
        const Decoded d = DecodeAt(document.text, at);
        if (const char32_t c = Counted(d.code_point); c != 0) {
          if (characters.empty()) sketch.begin = at;
          sketch.cells += IsHan(c) ? 2 : 1;
          characters += c;
        }
        at += d.size;
      }
    }
  }
  const std::span<const uint64_t> hashes = SmallestHashes(work);
  std::copy(hashes.begin(), hashes.end(), sketch.hashes.begin());
  sketch.size = hashes.size();
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
    hashes_.reserve(sketches.size() * kSketch);
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
  std::vector<Sketch> sketches;
  sketches.reserve(entries.size());
  Workspace work;
  for (const Entry& entry : entries) sketches.push_back(SketchOf(document, entry, work));

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
