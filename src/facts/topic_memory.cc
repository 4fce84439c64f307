#include "facts/topic_memory.h"

#include <string>

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
  if (index_ != &index) readings_.Clear();
  index_ = &index;
  readings_.BeginRun();
}

std::shared_ptr<const TopicReading> TopicMemory::Read(TopicReader& reader, const Document& document,
                                                      const Entry& entry) {
  return readings_.Get(EntryKey(document, entry),
                       [&] { return reader.ReadEntry(document, entry); });
}

}  // namespace digestlint
