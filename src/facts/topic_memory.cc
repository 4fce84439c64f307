#include "facts/topic_memory.h"

namespace digestlint {
namespace {

// All of an entry that its reading comes from.
std::string EntryKey(const Document& document, const Entry& entry) {
  std::string key;
  ForEachPiece(document, entry, [&](Span piece, bool title) {
    key += title ? '\1' : '\2';  // control characters are no part of terms
    key += piece.in(document.text);
  });
  return key;
}

}  // namespace

void TopicMemory::BeginRun(const TopicIndex& index) {
  if (index_ != &index) readings_.clear();
  index_ = &index;
  std::erase_if(readings_, [this](const auto& each) { return each.second.run != run_; });
  ++run_;
}

std::shared_ptr<const TopicReading> TopicMemory::Read(TopicReader& reader, const Document& document,
                                                      const Entry& entry) {
  Remembered& remembered = readings_[EntryKey(document, entry)];
  if (remembered.reading == nullptr) {
    remembered.reading = std::make_shared<const TopicReading>(reader.ReadEntry(document, entry));
  }
  remembered.run = run_;
  return remembered.reading;
}

}  // namespace digestlint
