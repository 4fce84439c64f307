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

Placement::Placement(const Document& document, const TopicIndex& topics, TopicMemory& memory)
    : document_(document), topics_(topics) {
  memory.BeginRun(topics);
  TopicReader reader(topics);
  for (const Entry& entry : document.entries) {
    entries_.push_back(memory.Read(reader, document, entry));
  }
  const std::vector<std::vector<TermHash>> headings = ReadSections();
  SumTopics();
  words_.emplace(document, entries_, headings);
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

// Returns the words of each heading and of those above it.
std::vector<std::vector<TermHash>> Placement::ReadSections() {
  std::vector<std::vector<TermHash>> heading_words;
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
    std::vector<TermHash>& words = heading_words.emplace_back();
    for (const std::string* text : {&own, &above}) {
      ScanTerms(*text, MakeSpan(0, text->size()),
                [&](TermHash hash, Span, TermKind) { words.push_back(hash); });
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
  }
  return heading_words;
}

void Placement::SumTopics() {
  topic_sums_.assign(sections_.size(), std::vector<float>(topics_.size()));
  for (size_t s = 0; s < sections_.size(); ++s) {
    const Section& section = document_.sections[s];
    for (uint32_t e = section.first_entry; e < section.entry_end; ++e) {
      for (size_t t = 0; t < topics_.size(); ++t) topic_sums_[s][t] += entries_[e]->topics[t];
    }
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

Placement::Seen Placement::Look(uint32_t entry) const {
  const auto [first, end] = Around(document_.entries[entry].section, sections_.size());
  return {entry, WithNear(entries_[entry]->topics), first, words_->Compare(entry, first, end)};
}

SectionFit Placement::Fit(const Seen& seen, uint32_t section) const {
  const auto& [entry, near, first, words] = seen;
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
    if (home) sum -= Dot(near, entries_[entry]->topics);
    Part(fit, FitPart::kMates) = Log(std::max(0.0, sum) / mates);
  }
  Part(fit, FitPart::kWords) = home && mates == 0 ? kLoneWords : words[section - first].words;
  Part(fit, FitPart::kHeadingWords) = words[section - first].heading;
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
  out.reserve(alike.size());
  for (const auto& each : alike) out.push_back(each.second);
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<SectionFit> Placement::Fits(uint32_t entry) const {
  const uint32_t home = document_.entries[entry].section;
  if (home == kNone) return {};
  const Seen seen = Look(entry);
  std::vector<SectionFit> fits = {Fit(seen, home)};
  for (const uint32_t s : Others(home, seen.near)) {
    if (!sections_[s].cross_cutting) fits.push_back(Fit(seen, s));
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
    const float sum = topic_sums_[section][t] - entries_[entry]->topics[t];
    if (sum >= static_cast<float>(kAboutShare * mates)) out.push_back(t);
  }
  return out;
}

// The topic that the entry is about and its section is not, and the terms that say so.
bool Placement::FindReasons(uint32_t entry, EntryPlace& place) const {
  place.home_topics = TopicsOf(entry, place.home.section);
  const std::vector<float>& shares = entries_[entry]->topics;
  for (uint32_t t = 0; t < shares.size(); ++t) {
    if (topics_.topic(t).cross_cutting) continue;
    const auto& home = place.home_topics;
    if (std::find(home.begin(), home.end(), t) != home.end()) continue;
    if (place.topic == kNone || shares[t] > shares[place.topic]) place.topic = t;
  }
  if (place.home_topics.empty() || place.topic == kNone) return false;
  if (entries_[entry]->terms.size() < kMinKnown) return false;
  if (static_cast<double>(shares[place.topic]) < kSeenShare) return false;
  place.evidence = topics_.EvidenceFor(*entries_[entry], place.topic);
  std::erase_if(place.evidence, [](const Evidence& each) { return each.weight < kMinEvidence; });
  return place.evidence.size() >= kMinTerms;
}

// The section is about what the entry is about, and not just about something near.
bool Placement::Belongs(uint32_t entry, uint32_t section) const {
  const std::vector<float>& shares = entries_[entry]->topics;
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
  const Seen seen = Look(entry);
  const uint32_t home = place.home.section;
  SectionFit better;
  for (const uint32_t s : Others(home, seen.near)) {
    const std::vector<uint32_t>& claimed = sections_[s].claimed;
    const bool claims = std::binary_search(claimed.begin(), claimed.end(), place.topic);
    if (sections_[s].cross_cutting && !claims) continue;
    SectionFit fit = Fit(seen, s);
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
    share += static_cast<double>(entries_[entry]->topics[topic]);
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
  const std::vector<float>& shares = entries_[entry]->topics;
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
