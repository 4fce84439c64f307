#include "facts/topics.h"

#include <algorithm>
#include <cmath>

namespace digestlint {
namespace {

constexpr uint32_t kMinUnknownLetters = 3;
constexpr size_t kFewSlots = 512;  // a power of two; for the words of most entries
constexpr float kCommonest = 2;    // terms of this rarity say nothing

std::vector<std::string_view> HeadingTexts(const TopicModel& model) {
  std::vector<std::string_view> out;
  for (const TopicSpec& topic : model.topics) {
    out.insert(out.end(), topic.headings.begin(), topic.headings.end());
  }
  return out;
}

float ShareOf(const TermCount& count) {
  return count.title > 0 ? 1.0F : kBodyShare;
}

float ScaleOf(float squares) {
  return squares > 0 ? 1 / std::sqrt(squares) : 0;
}

void Softmax(std::vector<float>& scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - most);
  for (float& score : scores) score /= sum;
}

}  // namespace

std::vector<TopicShare> LargestTopics(const TopicReading& reading) {
  constexpr size_t kMost = 3;
  constexpr double kLeastShare = 0.1;
  std::vector<TopicShare> out;
  for (uint32_t t = 0; t < reading.topics.size(); ++t) {
    out.push_back({t, static_cast<double>(reading.topics[t])});
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const TopicShare& a, const TopicShare& b) { return a.share > b.share; });
  size_t kept = 1;
  while (kept < kMost && kept < out.size() && out[kept].share >= kLeastShare) ++kept;
  out.resize(std::min(kept, out.size()));
  return out;
}

TopicIndex::TopicIndex(const TopicModel& model)
    : model_(model), near_(model.topics.size()), heading_matcher_(HeadingTexts(model), true) {
  for (uint32_t a = 0; a < size(); ++a) {
    headings_.insert(headings_.end(), model.topics[a].headings.size(), a);
    for (uint32_t b = 0; b < size(); ++b) {
      const auto& names = model.topics[a].near;
      if (a == b || std::find(names.begin(), names.end(), model.topics[b].name) == names.end()) {
        continue;
      }
      near_[a].push_back(b);
      near_[b].push_back(a);
    }
  }
  for (auto& near : near_) {
    std::sort(near.begin(), near.end());
    near.erase(std::unique(near.begin(), near.end()), near.end());
  }
}

bool TopicIndex::AreNear(uint32_t a, uint32_t b) const {
  return a == b || std::binary_search(near_[a].begin(), near_[a].end(), b);
}

HeadingClaim TopicIndex::ReadHeading(std::string_view heading) const {
  std::vector<PhraseHit> hits;
  heading_matcher_.FindAll(heading, MakeSpan(0, heading.size()), hits);
  HeadingClaim claim;
  for (const PhraseHit& hit : hits) {
    // “推理服务” is about serving, not about what “推理” alone may mean.
    const bool inside_longer = std::any_of(hits.begin(), hits.end(), [&](const PhraseHit& other) {
      return other.span.contains(hit.span) && other.span.size() > hit.span.size();
    });
    if (inside_longer) continue;
    const uint32_t topic = headings_[hit.phrase];
    if (model_.topics[topic].cross_cutting) {
      claim.cross_cutting = true;
    } else {
      claim.topics.push_back(topic);
    }
  }
  std::sort(claim.topics.begin(), claim.topics.end());
  claim.topics.erase(std::unique(claim.topics.begin(), claim.topics.end()), claim.topics.end());
  return claim;
}

std::vector<Evidence> TopicIndex::EvidenceFor(const TopicReading& reading, uint32_t topic) const {
  float squares = 0;
  std::vector<Evidence> out;
  for (const TermCount& count : reading.terms) {
    const float share = ShareOf(count);
    squares += share * share;
    for (const TermWeight& weight : model_.TermWeights(count.term)) {
      if (weight.topic != topic) continue;
      out.push_back({model_.TermText(count.term), count.title + count.body,
                     static_cast<double>(share * weight.weight)});
    }
  }
  for (Evidence& each : out) each.weight *= static_cast<double>(ScaleOf(squares));
  std::stable_sort(out.begin(), out.end(),
                   [](const Evidence& a, const Evidence& b) { return a.weight > b.weight; });
  return out;
}

TopicReader::TopicReader(const TopicIndex& index)
    : index_(index), places_(index.model().TermCount()), slots_(kFewSlots) {}

void TopicReader::Scan(std::string_view text, Span range, bool title) {
  const TopicModel& model = index_.model();
  ScanTerms(text, range, [&](TermHash hash, Span span, TermKind kind) {
    const uint32_t term = model.Find(hash);
    if (term == TopicModel::kNoTerm) {
      const bool word = kind == TermKind::kWord || kind == TermKind::kPart;
      if (word && span.size() >= kMinUnknownLetters) AddUnknown(hash, title);
      return;
    }
    if (places_[term] == 0) {
      counts_.push_back({term, 0, 0});
      places_[term] = static_cast<uint32_t>(counts_.size());
    }
    TermCount& count = counts_[places_[term] - 1];
    ++(title ? count.title : count.body);
  });
}

void TopicReader::AddUnknown(TermHash hash, bool title) {
  if (2 * unknown_.size() >= slots_.size()) {
    slots_.assign(2 * slots_.size(), 0);
    for (uint32_t i = 0; i < unknown_.size(); ++i) slots_[SlotOf(unknown_[i].hash)] = i + 1;
  }
  const size_t slot = SlotOf(hash);
  if (slots_[slot] == 0) {
    unknown_.push_back({hash, title});
    slots_[slot] = static_cast<uint32_t>(unknown_.size());
  }
  unknown_[slots_[slot] - 1].title |= title;
}

size_t TopicReader::SlotOf(TermHash hash) const {
  const size_t mask = slots_.size() - 1;
  size_t slot = hash & mask;
  while (slots_[slot] != 0 && unknown_[slots_[slot] - 1].hash != hash) slot = (slot + 1) & mask;
  return slot;
}

TopicReading TopicReader::Finish() {
  const TopicModel& model = index_.model();
  TopicReading out;
  out.topics.resize(index_.size());
  float squares = 0;
  for (const TermCount& count : counts_) {
    places_[count.term] = 0;
    const float share = ShareOf(count);
    const auto weights = model.TermWeights(count.term);
    if (!weights.empty()) {
      squares += share * share;
      out.terms.push_back(count);
      for (const TermWeight& weight : weights) out.topics[weight.topic] += share * weight.weight;
    }
    const TermSpec& spec = model.terms[count.term];
    const float rarity = std::min(spec.rarity, kRarest) - kCommonest;
    if (rarity > 0) out.words.push_back({spec.hash, share * rarity});
  }
  for (float& score : out.topics) score *= ScaleOf(squares);
  Softmax(out.topics);

  for (const Unknown& unknown : unknown_) {
    const float share = unknown.title ? 1 : kBodyShare;
    out.words.push_back({unknown.hash, share * (kRarest - kCommonest)});
  }
  float length = 0;
  for (const WordWeight& word : out.words) length += word.weight * word.weight;
  for (WordWeight& word : out.words) word.weight *= ScaleOf(length);
  counts_.clear();
  unknown_.clear();
  slots_.assign(kFewSlots, 0);
  return out;
}

TopicReading TopicReader::ReadText(std::string_view title, std::string_view body) {
  Scan(title, MakeSpan(0, title.size()), true);
  Scan(body, MakeSpan(0, body.size()), false);
  return Finish();
}

TopicReading TopicReader::ReadEntry(const Document& document, const Entry& entry) {
  ForEachPiece(document, entry, [&](Span piece, bool title) { Scan(document.text, piece, title); });
  return Finish();
}

}  // namespace digestlint
