// An arXiv identifier that arXiv cannot have given out.
#include "engine/check.h"
#include "model/arxiv_id.h"

namespace digestlint {

void CheckInvalidArxivId(CheckContext& context) {
  for (const Link& link : context.document.links) {
    const ArxivId id = FindArxivId(context.TextOf(link.target));
    if (id.problem == ArxivProblem::kNone) continue;
    const Span place = {link.target.begin + id.span.begin, link.target.begin + id.span.end};
    context.Report(place, {{"id", id.id}, {"problem", DescribeArxivProblem(id)}});
  }
}

}  // namespace digestlint
