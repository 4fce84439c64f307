// What both readers share: appending lines, runs and links to a document in the order of the file.
#pragma once

#include <vector>

#include "model/document.h"
#include "reader/url_scanner.h"
#include "reader/verbatim_text.h"

namespace digestlint {

class LineBuilder {
 public:
  explicit LineBuilder(Document& document) : document_(document) {}

  // Begins a line; fields that a reader knows are set on the result until EndLine. The runs and
  // links added from now on belong to it.
  Line& BeginLine(Span span, LineKind kind);
  bool in_line() const { return in_line_; }
  Line& line() { return document_.lines.back(); }

  // Adds a piece of the line. Neighbouring pieces of the same kind become one run. In text outside
  // of links, bare URLs become runs and links of their own, and verbatim text becomes code or math.
  void AddRun(Run run);
  void AddLink(Link link);
  void EndLine();

 private:
  void EmitText(const Run& run);
  void EmitAround(const Run& run);

  Document& document_;
  std::vector<BareUrl> urls_;
  std::vector<VerbatimText> verbatim_;  // of the line
  std::vector<Run> pending_;
  bool in_line_ = false;
};

}  // namespace digestlint
