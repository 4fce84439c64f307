// What tells whether a finding is the same as one of another run, though lines have moved.
//
// A fingerprint is made of the rule's name, the title of the entry around the place, the text that
// is reported and the letters on both sides of it in its line. Blanks count nowhere, and in titles
// and surroundings neither do marks, width, case nor the entry's own number. So it stays when
// paragraphs are inserted, entries move or are numbered anew, or another defect of the line is
// mended; it changes with the text that is reported. A finding that stands for all such places of a
// file (Finding::habit) is its rule and habit: which place is the first says nothing.
//
// Findings of a file that agree in all this get different fingerprints by their order, so that of
// two equal defects one more is one new.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/finding.h"
#include "model/document.h"

namespace digestlint {

using Fingerprint = uint64_t;

// Counts up when fingerprints are made in another way; files that keep them keep it too.
inline constexpr int kFingerprintVersion = 1;

// Of each finding in `document`, in their order. The file's name is not part of it.
std::vector<Fingerprint> FingerprintsOf(const Document& document,
                                        std::span<const Finding> findings);

// With the file's name, for places that keep those of many files in one list. `path` should be
// relative to the project and have / between folders.
Fingerprint InFile(Fingerprint fingerprint, std::string_view path);

// 16 hexadecimal digits in lower case, and back; false for any other text.
std::string FingerprintText(Fingerprint fingerprint);
bool ParseFingerprint(std::string_view text, Fingerprint& fingerprint);

}  // namespace digestlint
