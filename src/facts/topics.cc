#include "facts/topics.h"

#include <algorithm>
#include <cmath>

namespace digestlint {
namespace {

constexpr double kTitleFactor = 3;

template <typename Texts>
std::vector<std::string_view> AllTexts(std::span<const TopicSpec> topics, Texts texts) {
  std::vector<std::string_view> out;
  for (const TopicSpec& topic : topics) texts(topic, out);
  return out;
}

std::vector<std::string_view> TermTexts(std::span<const TopicSpec> topics) {
  return AllTexts(topics, [](const TopicSpec& topic, std::vector<std::string_view>& out) {
    for (const TopicTermSpec& term : topic.terms) out.push_back(term.text);
  });
}

std::vector<std::string_view> HeadingTexts(std::span<const TopicSpec> topics) {
  return AllTexts(topics, [](const TopicSpec& topic, std::vector<std::string_view>& out) {
    out.insert(out.end(), topic.headings.begin(), topic.headings.end());
  });
}

}  // namespace

TopicIndex::TopicIndex(std::span<const TopicSpec> topics)
    : topics_(topics),
      near_(topics.size() * topics.size()),
      term_matcher_(TermTexts(topics), true),
      heading_matcher_(HeadingTexts(topics), true) {
  for (uint32_t t = 0; t < topics.size(); ++t) {
    for (uint32_t i = 0; i < topics[t].terms.size(); ++i) terms_.push_back({t, i});
    headings_.insert(headings_.end(), topics[t].headings.size(), t);
    near_[t * topics.size() + t] = true;
    for (uint32_t other = 0; other < topics.size(); ++other) {
      const auto& names = topics[t].near;
      if (std::find(names.begin(), names.end(), topics[other].name) == names.end()) continue;
      near_[t * topics.size() + other] = near_[other * topics.size() + t] = true;
    }
  }
}

HeadingClaim TopicIndex::ReadHeading(std::string_view heading) const {
  std::vector<PhraseHit> hits;
  heading_matcher_.FindAll(heading, MakeSpan(0, heading.size()), hits);
  HeadingClaim claim;
  for (const PhraseHit& hit : hits) {
    const uint32_t topic = headings_[hit.phrase];
    if (topics_[topic].cross_cutting) {
      claim.cross_cutting = true;
    } else {
      claim.topics.push_back(topic);
    }
  }
  std::sort(claim.topics.begin(), claim.topics.end());
  claim.topics.erase(std::unique(claim.topics.begin(), claim.topics.end()), claim.topics.end());
  return claim;
}

// Counts the hits of `hits` into `counts`, which is parallel to terms_. Of overlapping terms of one
// topic only the longest counts.
void TopicIndex::Count(std::vector<PhraseHit>& hits, uint32_t TermCount::*part,
                       std::vector<TermCount>& counts) const {
  std::sort(hits.begin(), hits.end(), [this](const PhraseHit& a, const PhraseHit& b) {
    const uint32_t left = terms_[a.phrase].topic, right = terms_[b.phrase].topic;
    if (left != right) return left < right;
    if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
    return a.span.begin < b.span.begin;
  });
  std::vector<Span> taken;
  uint32_t topic = kNone;
  for (const PhraseHit& hit : hits) {
    if (terms_[hit.phrase].topic != topic) taken.clear();
    topic = terms_[hit.phrase].topic;
    const bool covered =
        std::any_of(taken.begin(), taken.end(), [&](Span span) { return span.overlaps(hit.span); });
    if (covered) continue;
    taken.push_back(hit.span);
    const auto known = std::find_if(counts.begin(), counts.end(), [&](const TermCount& count) {
      return count.phrase == hit.phrase;
    });
    TermCount& count = known == counts.end() ? counts.emplace_back() : *known;
    count.phrase = hit.phrase;
    ++(count.*part);
  }
}

std::vector<TopicScore> TopicIndex::Score(std::vector<PhraseHit>& title,
                                          std::vector<PhraseHit>& body) const {
  std::vector<TermCount> counts;
  Count(title, &TermCount::title, counts);
  Count(body, &TermCount::body, counts);
  std::vector<TopicScore> scores;
  for (const TermCount& count : counts) {
    const Place place = terms_[count.phrase];
    if (topics_[place.topic].cross_cutting) continue;
    const auto known = std::find_if(scores.begin(), scores.end(), [&](const TopicScore& score) {
      return score.topic == place.topic;
    });
    TopicScore& score = known == scores.end() ? scores.emplace_back() : *known;
    score.topic = place.topic;
    const TopicTermSpec& term = topics_[place.topic].terms[place.term];
    const double weight = term.weight * (1 + std::log2(kTitleFactor * count.title + count.body));
    score.evidence.push_back({term.text, count.title + count.body, weight, term.weight >= 2});
    score.score += weight;
  }
  for (TopicScore& score : scores) {
    std::sort(score.evidence.begin(), score.evidence.end(),
              [](const Evidence& a, const Evidence& b) {
                return a.weight != b.weight ? a.weight > b.weight : a.term < b.term;
              });
  }
  std::sort(scores.begin(), scores.end(), [](const TopicScore& a, const TopicScore& b) {
    return a.score != b.score ? a.score > b.score : a.topic < b.topic;
  });
  return scores;
}

std::vector<TopicScore> TopicIndex::ReadEntry(const Document& document, const Entry& entry) const {
  std::vector<PhraseHit> title, body, all;
  // Markup may stand within a term; link targets and code say nothing.
  const uint32_t first = document.lines[entry.first_line].first_run;
  const uint32_t end = document.lines[entry.line_end - 1].run_end;
  for (uint32_t r = first; r < end; ++r) {
    const Run& run = document.runs[r];
    if (run.kind != RunKind::kText) continue;
    all.clear();
    term_matcher_.FindAll(document.text, run.span, all);
    for (const PhraseHit& hit : all) {
      (entry.title.contains(hit.span) ? title : body).push_back(hit);
    }
  }
  return Score(title, body);
}

std::vector<TopicScore> TopicIndex::ReadText(std::string_view title, std::string_view body) const {
  std::vector<PhraseHit> title_hits, body_hits;
  term_matcher_.FindAll(title, MakeSpan(0, title.size()), title_hits);
  term_matcher_.FindAll(body, MakeSpan(0, body.size()), body_hits);
  return Score(title_hits, body_hits);
}

}  // namespace digestlint
