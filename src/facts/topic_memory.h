// What the topics see in entries, kept from one run over a document to the next: while a digest is
// being written, most entries stay as they were.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>

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
  struct Remembered {
    std::shared_ptr<const TopicReading> reading;
    size_t run = 0;  // the last that asked
  };
  const TopicIndex* index_ = nullptr;
  size_t run_ = 0;
  std::unordered_map<std::string, Remembered> readings_;  // by EntryKey
};

}  // namespace digestlint
