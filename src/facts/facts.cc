#include "facts/facts.h"

namespace digestlint {

const TopicIndex& LazyTopics::Get() const {
  std::call_once(once_, [this] { index_.emplace(topics_); });
  return *index_;
}

const Punctuation& Facts::FoundPunctuation() {
  if (!punctuation_) punctuation_ = FindPunctuation(document_);
  return *punctuation_;
}

const LinkCounter& Facts::Links() {
  if (!links_) links_.emplace(document_);
  return *links_;
}

const LineIndex& Facts::Lines() {
  if (!lines_) lines_.emplace(document_.text);
  return *lines_;
}

const Numbering& Facts::GetNumbering() {
  if (!numbering_) numbering_ = FindNumbering(document_);
  return *numbering_;
}

const References& Facts::GetReferences() {
  if (!references_) references_ = FindReferences(document_);
  return *references_;
}

const std::vector<EntryShape>& Facts::EntryShapes() {
  if (!entry_shapes_) entry_shapes_ = FindEntryShapes(document_);
  return *entry_shapes_;
}

const OddBytes& Facts::Odd() {
  if (!odd_) odd_ = FindOddBytes(document_.text);
  return *odd_;
}

const std::vector<Misread>& Facts::GetMisread() {
  if (!misread_) misread_ = FindMisread(document_.text);
  return *misread_;
}

const LineEnds& Facts::Ends() {
  if (!ends_) ends_ = CountLineEnds(document_.text);
  return *ends_;
}

}  // namespace digestlint
