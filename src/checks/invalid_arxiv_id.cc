// An arXiv identifier that arXiv cannot have given out.
#include "checks/span_search.h"
#include "engine/check.h"
#include "model/arxiv_id.h"

namespace digestlint {

void CheckInvalidArxivId(CheckContext& context) {
  // Of a link that is broken itself the rest of the identifier may stand behind it.
  const std::vector<Span> malformed = context.ReportedBy("malformed-link");
  for (const Link& link : context.document.links) {
    const ArxivId id = FindArxivId(context.TextOf(link.target));
    if (id.problem == ArxivProblem::kNone) continue;
    const Span around = {link.span.begin - (link.span.begin > 0 ? 1 : 0), link.span.end};
    if (OverlapsOne(malformed, around)) continue;
    const Span place = {link.target.begin + id.span.begin, link.target.begin + id.span.end};
    context.Report(place, {{"id", id.id}, {"problem", DescribeArxivProblem(id)}});
  }
}

}  // namespace digestlint
