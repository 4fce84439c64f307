// What a run over a document leaves to the next one over it, after an edit.
#pragma once

#include "facts/entry_memory.h"
#include "facts/text_sketch.h"
#include "facts/topic_memory.h"

namespace digestlint {

// Not thread-safe; for one document.
struct RunMemory {
  TopicMemory topics;
  EntryMemory<TextSketch> summaries;
};

}  // namespace digestlint
