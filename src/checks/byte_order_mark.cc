// A byte-order mark at the start of the file.
#include "engine/check.h"
#include "text/unicode.h"

namespace digestlint {

void CheckByteOrderMark(CheckContext& context) {
  const Span mark = MakeSpan(0, ByteOrderMarkSize(context.document.text));
  if (!mark.empty()) context.Report(mark, {}, {}, {{{mark, ""}}}).habit = "start";
}

}  // namespace digestlint
