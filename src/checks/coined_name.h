// Names of models and methods as titles coin them: MoRA, Grounded 3D-LLM, "INDUS: Effective …".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "text/span.h"

namespace digestlint {

// How a part of a name between hyphens is written.
enum class NamePart : uint8_t {
  kOrdinary,  // Self, the
  kAcronym,   // RAG, LLMs, 3D, 7B
  kCoined,    // MoRA, vLLM, Sa2VA
  kNumber,    // 2, 1.5
};

NamePart ReadNamePart(std::string_view part);

struct CoinedName {
  Span span;
  std::string key;     // its letters and digits in lower case
  bool leads = false;  // it stands before the title's colon
};

// The word before the colon of the title where it is more than an ordinary word, and words that can
// hardly be anything but names: inner capitals side by side, or hyphens without an ordinary word.
// Nothing of a title in capitals.
std::vector<CoinedName> FindCoinedNames(const Document& document, Span title);

}  // namespace digestlint
