// What the topics see in entries, kept from one run over a document to the next.
#pragma once

#include <memory>

#include "facts/entry_memory.h"
#include "facts/topics.h"
#include "model/document.h"

namespace digestlint {

// Not thread-safe. Takes about as much memory as the entries' text.
class TopicMemory {
 public:
  // What is remembered from runs with another index is forgotten, and so is what the run before
  // did not ask for.
  void BeginRun(const TopicIndex& index);

  // As reader.ReadEntry(document, entry), whose index must be that of the run.
  std::shared_ptr<const TopicReading> Read(TopicReader& reader, const Document& document,
                                           const Entry& entry);

 private:
  const TopicIndex* index_ = nullptr;
  EntryMemory<TopicReading> readings_;
};

}  // namespace digestlint
