// What checks ask of a document and of the topics, worked out once.
#pragma once

#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "facts/entry_shapes.h"
#include "facts/line_ends.h"
#include "facts/misread.h"
#include "facts/numbering.h"
#include "facts/odd_bytes.h"
#include "facts/punctuation.h"
#include "facts/references.h"
#include "facts/run_memory.h"
#include "facts/topics.h"
#include "model/document.h"
#include "reader/line_facts.h"
#include "text/line_index.h"

namespace digestlint {

// The topic index costs time to make, so it is made when the first document asks. Thread-safe.
class LazyTopics {
 public:
  // `topics` must outlive this.
  explicit LazyTopics(const TopicModel& topics) : topics_(topics) {}
  const TopicIndex& Get() const;

 private:
  const TopicModel& topics_;
  mutable std::once_flag once_;
  mutable std::optional<TopicIndex> index_;
};

// What several checks want to know of a document, worked out when first asked for. Not thread-safe:
// one Facts belongs to one document in one thread.
class Facts {
 public:
  // All must outlive the facts. `memory` is of other runs over this document; null: there are none.
  Facts(const Document& document, const LazyTopics& topics, RunMemory* memory)
      : document_(document), topics_(topics), memory_(memory) {}

  const std::vector<PunctuationMark>& Punctuation() { return FoundPunctuation().marks; }
  const std::vector<ScriptBorder>& ScriptBorders() { return FoundPunctuation().borders; }
  const LinkCounter& Links();
  const LineIndex& Lines();
  const Numbering& GetNumbering();
  const References& GetReferences();
  const std::vector<EntryShape>& EntryShapes();
  const OddBytes& Odd();
  const LineEnds& Ends();
  const std::vector<Misread>& GetMisread();
  const TopicIndex& Topics() const { return topics_.Get(); }
  TopicMemory& GetTopicMemory() { return memory_ == nullptr ? no_topics_ : memory_->topics; }
  EntryMemory<TextSketch>* SketchMemory() {  // null: there is none
    return memory_ == nullptr ? nullptr : &memory_->summaries;
  }

 private:
  const digestlint::Punctuation& FoundPunctuation();

  const Document& document_;
  const LazyTopics& topics_;
  RunMemory* memory_;
  TopicMemory no_topics_;
  std::optional<digestlint::Punctuation> punctuation_;
  std::optional<LinkCounter> links_;
  std::optional<LineIndex> lines_;
  std::optional<Numbering> numbering_;
  std::optional<References> references_;
  std::optional<std::vector<EntryShape>> entry_shapes_;
  std::optional<OddBytes> odd_;
  std::optional<LineEnds> ends_;
  std::optional<std::vector<Misread>> misread_;
};

}  // namespace digestlint
