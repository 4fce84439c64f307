#include "facts/placement.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace digestlint {
namespace {

constexpr double kLeast = 0.01;      // added to shares before their logarithm
constexpr double kNoClaim = 0.15;    // the share that stands for a heading that claims nothing
constexpr double kAboutShare = 0.2;  // a section is about the topics that have so much of it
constexpr double kSeenShare = 0.15;  // so much of an entry must be about the topic seen
constexpr size_t kMinTerms = 2;      // so many of its terms must say so
constexpr double kBelongs = 0.02;    // so much of an entry must be about what a better section is
constexpr double kClaimBonus = 1;    // on a section's score where its heading names the topic
constexpr size_t kMinKnown = 4;      // and so many must speak for any topic at all
constexpr double kHomeShare =
    0.5;                          // an entry is at home that is so much about the heading's topics
constexpr double kUnsure = 0.02;  // below this confidence reasons are not looked for

template <typename Fit>
auto& Part(Fit& fit, FitPart part) {
  return fit.parts[static_cast<size_t>(part)];
}

double Log(double share) {
  return std::log(kLeast + share);
}

// Four sums side by side: that is what compilers turn into vectors.
double Dot(const std::vector<float>& a, const std::vector<float>& b) {
  std::array<float, 4> sums{};
  size_t i = 0;
  for (; i + 4 <= a.size(); i += 4) {
    for (size_t k = 0; k < 4; ++k) sums[k] += a[i + k] * b[i + k];
  }
  float rest = 0;
  for (; i < a.size(); ++i) rest += a[i] * b[i];
  return static_cast<double>(sums[0] + sums[1] + sums[2] + sums[3] + rest);
}

// The sections that are compared with `home`: [first, end).
std::pair<uint32_t, uint32_t> Around(uint32_t home, size_t count) {
  const uint32_t far = Placement::kMaxDistance;
  return {home > far ? home - far : 0,
          static_cast<uint32_t>(std::min<size_t>(count, size_t{home} + far + 1))};
}

uint32_t EntryCount(const Section& section) {
  return section.entry_end - section.first_entry;
}

}  // namespace

Placement::Placement(const Document& document, const TopicIndex& topics)
    : document_(document), topics_(topics) {
  TopicReader reader(topics);
  for (const Entry& entry : document.entries) entries_.push_back(reader.ReadEntry(document, entry));
  ReadSections();
  SumWords();
}

// The heading's own text, or those of the headings above it joined by blanks.
std::string Placement::PathText(uint32_t section, bool own) const {
  if (own) return PlainText(document_, document_.sections[section].heading);
  std::string out;
  constexpr int kMaxDepth = 6;
  uint32_t up = document_.sections[section].parent;
  for (int depth = 0; up != kNone && depth < kMaxDepth; ++depth) {
    out += PlainText(document_, document_.sections[up].heading) + " ";
    up = document_.sections[up].parent;
  }
  return out;
}

void Placement::ReadSections() {
  TopicReader reader(topics_);
  for (uint32_t s = 0; s < document_.sections.size(); ++s) {
    const std::string own = PathText(s, true);
    const std::string above = PathText(s, false);
    SectionTopics out;
    HeadingClaim claim = topics_.ReadHeading(own);
    out.cross_cutting = claim.cross_cutting;
    if (claim.topics.empty() && !above.empty()) {
      claim = topics_.ReadHeading(above);
      out.cross_cutting |= claim.cross_cutting;
    }
    out.claimed = std::move(claim.topics);
    out.text = reader.ReadText(own, above).topics;
    sections_.push_back(std::move(out));
    std::vector<TermHash>& words = heading_words_.emplace_back();
    for (const std::string* text : {&own, &above}) {
      ScanTerms(*text, MakeSpan(0, text->size()),
                [&](TermHash hash, Span, TermKind) { words.push_back(hash); });
    }
    std::sort(words.begin(), words.end());
  }
}

void Placement::SumWords() {
  topic_sums_.assign(sections_.size(), std::vector<float>(topics_.size()));
  squares_.assign(sections_.size(), 0);
  first_word_.assign(sections_.size() + 1, 0);
  for (size_t s = 0; s < sections_.size(); ++s) {
    const size_t first = words_.size();
    const Section& section = document_.sections[s];
    for (uint32_t e = section.first_entry; e < section.entry_end; ++e) {
      words_.insert(words_.end(), entries_[e].words.begin(), entries_[e].words.end());
      for (size_t t = 0; t < topics_.size(); ++t) topic_sums_[s][t] += entries_[e].topics[t];
    }
    const auto begin = words_.begin() + static_cast<ptrdiff_t>(first);
    std::sort(begin, words_.end(),
              [](const WordWeight& a, const WordWeight& b) { return a.hash < b.hash; });
    size_t kept = first;
    for (size_t i = first; i < words_.size(); ++i) {
      if (kept > first && words_[kept - 1].hash == words_[i].hash) {
        words_[kept - 1].weight += words_[i].weight;
      } else {
        words_[kept++] = words_[i];
      }
    }
    words_.resize(kept);
    for (size_t i = first; i < kept; ++i) {
      squares_[s] += static_cast<double>(words_[i].weight * words_[i].weight);
    }
    first_word_[s + 1] = kept;
  }
}

// The entry's shares, each topic with part of what its near ones have.
std::vector<float> Placement::WithNear(const std::vector<float>& shares) const {
  std::vector<float> out = shares;
  for (uint32_t t = 0; t < topics_.size(); ++t) {
    for (const uint32_t other : topics_.NearTo(t)) out[t] += kNearShare * shares[other];
  }
  return out;
}

double Placement::Words(uint32_t entry, uint32_t section) const {
  double dot = 0, own_square = 0;
  size_t at = first_word_[section];
  const size_t end = first_word_[section + 1];
  for (const WordWeight& word : entries_[entry].words) {
    const double weight = static_cast<double>(word.weight);
    while (at < end && words_[at].hash < word.hash) ++at;
    if (at < end && words_[at].hash == word.hash) {
      dot += weight * static_cast<double>(words_[at].weight);
    }
    own_square += weight * weight;
  }
  double squares = squares_[section];
  if (document_.entries[entry].section == section) {
    // Its own words are no evidence that it is at home.
    squares += own_square - 2 * dot;
    dot -= own_square;
  }
  return squares > 1e-9 ? std::max(0.0, dot) / std::sqrt(squares) : 0;
}

double Placement::HeadingWords(uint32_t entry, uint32_t section) const {
  const std::vector<TermHash>& heading = heading_words_[section];
  double sum = 0;
  for (const WordWeight& word : entries_[entry].words) {
    if (std::binary_search(heading.begin(), heading.end(), word.hash)) {
      sum += static_cast<double>(word.weight * word.weight);
    }
  }
  return std::sqrt(sum);
}

SectionFit Placement::Fit(uint32_t entry, uint32_t section, const std::vector<float>& near) const {
  const SectionTopics& topics = sections_[section];
  SectionFit fit;
  fit.section = section;
  double claim = topics.claimed.empty() ? kNoClaim - kLeast : 0;
  for (const uint32_t topic : topics.claimed) {
    claim = std::max(claim, static_cast<double>(near[topic]));
  }
  Part(fit, FitPart::kClaim) = Log(claim);
  Part(fit, FitPart::kText) = Log(Dot(near, topics.text));
  const bool home = document_.entries[entry].section == section;
  const uint32_t mates = EntryCount(document_.sections[section]) - (home ? 1 : 0);
  if (mates == 0) {
    Part(fit, FitPart::kMates) = Part(fit, FitPart::kText);
  } else {
    double sum = Dot(near, topic_sums_[section]);
    if (home) sum -= Dot(near, entries_[entry].topics);
    Part(fit, FitPart::kMates) = Log(std::max(0.0, sum) / mates);
  }
  Part(fit, FitPart::kWords) = home && mates == 0 ? kLoneWords : Words(entry, section);
  Part(fit, FitPart::kHeadingWords) = HeadingWords(entry, section);
  Part(fit, FitPart::kHasClaim) = topics.claimed.empty() ? 0 : 1;
  const auto& weights = topics_.model().judge.fit;
  for (size_t i = 0; i < kFitParts; ++i) fit.score += weights[i] * fit.parts[i];
  return fit;
}

// Both have entries, and neither heading stands over the other.
bool Placement::AreApart(uint32_t other, uint32_t home) const {
  if (other == home || EntryCount(document_.sections[other]) == 0) return false;
  return document_.sections[other].parent != home && document_.sections[home].parent != other;
}

// The sections around `home` that are most about what `near` is about, general ones included.
std::vector<uint32_t> Placement::Others(uint32_t home, const std::vector<float>& near) const {
  const auto [first, end] = Around(home, sections_.size());
  std::vector<std::pair<double, uint32_t>> alike;
  for (uint32_t s = first; s < end; ++s) {
    if (!AreApart(s, home)) continue;
    double share = Dot(near, topic_sums_[s]) / EntryCount(document_.sections[s]);
    for (const uint32_t topic : sections_[s].claimed) {
      share = std::max(share, static_cast<double>(near[topic]));
    }
    alike.emplace_back(-share, s);
  }
  if (alike.size() > kMaxOthers) {
    std::nth_element(alike.begin(), alike.begin() + kMaxOthers, alike.end());
    alike.resize(kMaxOthers);
  }
  std::vector<uint32_t> out;
  for (const auto& each : alike) out.push_back(each.second);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<SectionFit> Placement::Fits(uint32_t entry) const {
  const uint32_t home = document_.entries[entry].section;
  if (home == kNone) return {};
  const std::vector<float> near = WithNear(entries_[entry].topics);
  std::vector<SectionFit> fits = {Fit(entry, home, near)};
  for (const uint32_t s : Others(home, near)) {
    if (!sections_[s].cross_cutting) fits.push_back(Fit(entry, s, near));
  }
  return fits;
}

// What the section is about without the entry: what its heading claims, else what most of the
// other entries are about.
std::vector<uint32_t> Placement::TopicsOf(uint32_t entry, uint32_t section) const {
  if (!sections_[section].claimed.empty()) return sections_[section].claimed;
  std::vector<uint32_t> out;
  const uint32_t mates = EntryCount(document_.sections[section]) - 1;
  for (uint32_t t = 0; t < topics_.size() && mates > 0; ++t) {
    const float sum = topic_sums_[section][t] - entries_[entry].topics[t];
    if (sum >= static_cast<float>(kAboutShare * mates)) out.push_back(t);
  }
  return out;
}

// The topic that the entry is about and its section is not, and the terms that say so.
bool Placement::FindReasons(uint32_t entry, EntryPlace& place) const {
  place.home_topics = TopicsOf(entry, place.home.section);
  const std::vector<float>& shares = entries_[entry].topics;
  for (uint32_t t = 0; t < shares.size(); ++t) {
    if (topics_.topic(t).cross_cutting) continue;
    const auto& home = place.home_topics;
    if (std::find(home.begin(), home.end(), t) != home.end()) continue;
    if (place.topic == kNone || shares[t] > shares[place.topic]) place.topic = t;
  }
  if (place.home_topics.empty() || place.topic == kNone) return false;
  if (entries_[entry].terms.size() < kMinKnown) return false;
  if (static_cast<double>(shares[place.topic]) < kSeenShare) return false;
  place.evidence = topics_.EvidenceFor(entries_[entry], place.topic);
  std::erase_if(place.evidence, [](const Evidence& each) { return each.weight < kMinEvidence; });
  return place.evidence.size() >= kMinTerms;
}

// The section is about what the entry is about, and not just about something near.
bool Placement::Belongs(uint32_t entry, uint32_t section) const {
  const std::vector<float>& shares = entries_[entry].topics;
  double share = 0;
  for (const uint32_t topic : sections_[section].claimed) {
    share = std::max(share, static_cast<double>(shares[topic]));
  }
  const uint32_t mates = EntryCount(document_.sections[section]);
  return std::max(share, Dot(shares, topic_sums_[section]) / mates) >= kBelongs;
}

// The section that fits best, if better than its own; here one whose heading names something
// general beside the entry's topic ("训练、评估与推理") is as good as any.
uint32_t Placement::FindBetter(uint32_t entry, const EntryPlace& place) const {
  const std::vector<float> near = WithNear(entries_[entry].topics);
  const uint32_t home = place.home.section;
  SectionFit better;
  for (const uint32_t s : Others(home, near)) {
    const std::vector<uint32_t>& claimed = sections_[s].claimed;
    const bool claims = std::binary_search(claimed.begin(), claimed.end(), place.topic);
    if (sections_[s].cross_cutting && !claims) continue;
    SectionFit fit = Fit(entry, s, near);
    if (fit.score <= place.home.score || !Belongs(entry, s)) continue;
    if (claims) fit.score += kClaimBonus;
    if (better.section == kNone || fit.score > better.score) better = fit;
  }
  return better.section;
}

// Nothing is out of place under a general heading, nor where half of the entry is about what the
// heading claims.
bool Placement::IsAtHome(uint32_t entry) const {
  const uint32_t home = document_.entries[entry].section;
  if (home == kNone || sections_[home].cross_cutting) return true;
  double share = 0;
  for (const uint32_t topic : sections_[home].claimed) {
    share += static_cast<double>(entries_[entry].topics[topic]);
  }
  return share >= kHomeShare;
}

EntryPlace Placement::Judge(uint32_t entry) const {
  EntryPlace place;
  if (IsAtHome(entry)) return place;
  const std::vector<SectionFit> fits = Fits(entry);
  place.home = fits.front();
  for (size_t i = 1; i < fits.size(); ++i) {
    if (place.best.section == kNone || fits[i].score > place.best.score) place.best = fits[i];
  }
  const std::vector<float>& shares = entries_[entry].topics;
  const bool alone = place.best.section == kNone;
  if (alone) {  // as if there were one that fits a little worse
    place.best.score = place.home.score - 0.5;
    Part(place.best, FitPart::kClaim) = Part(place.best, FitPart::kMates) = -2;
  }
  const double most = static_cast<double>(*std::max_element(shares.begin(), shares.end()));
  const std::array<double, kJudgeParts> parts = {
      place.home.score,
      place.best.score,
      std::max(0.0, place.best.score - place.home.score),
      Part(place.home, FitPart::kClaim),
      Part(place.home, FitPart::kText),
      Part(place.home, FitPart::kMates),
      Part(place.home, FitPart::kWords),
      Part(place.home, FitPart::kHeadingWords),
      Part(place.best, FitPart::kClaim),
      Part(place.best, FitPart::kMates),
      Part(place.best, FitPart::kWords),
      Part(place.home, FitPart::kHasClaim),
      std::log(most),
      1,
  };
  double sum = 0;
  for (size_t i = 0; i < kJudgeParts; ++i) sum += topics_.model().judge.judge[i] * parts[i];
  place.misplaced = 1 / (1 + std::exp(-sum));
  if (place.misplaced > kUnsure && !FindReasons(entry, place)) place.misplaced = 0;
  if (place.misplaced > kUnsure) place.better = FindBetter(entry, place);
  return place;
}

}  // namespace digestlint
