#include "reader/line_builder.h"

#include <algorithm>

namespace digestlint {

Line& LineBuilder::BeginLine(Span span, LineKind kind) {
  if (in_line_) EndLine();
  in_line_ = true;
  pending_.clear();
  Line& line = document_.lines.emplace_back();
  line.span = span;
  line.kind = kind;
  line.first_run = line.run_end = static_cast<uint32_t>(document_.runs.size());
  line.first_link = line.link_end = static_cast<uint32_t>(document_.links.size());
  return line;
}

void LineBuilder::AddRun(Run run) {
  if (run.span.empty()) return;
  if (!pending_.empty()) {
    Run& last = pending_.back();
    if (last.span.end == run.span.begin && last.kind == run.kind && last.strong == run.strong &&
        last.in_link == run.in_link) {
      last.span.end = run.span.end;
      return;
    }
  }
  pending_.push_back(run);
}

void LineBuilder::AddLink(Link link) {
  document_.links.push_back(link);
}

void LineBuilder::EmitText(const Run& run) {
  urls_.clear();
  FindBareUrls(document_.text, run.span, urls_);
  uint32_t at = run.span.begin;
  for (const BareUrl& url : urls_) {
    Run part = run;
    part.span = {at, url.span.begin};
    if (!part.span.empty()) document_.runs.push_back(part);
    part.span = url.span;
    part.kind = RunKind::kUrl;
    document_.runs.push_back(part);
    at = url.span.end;
    if (run.in_link) continue;
    const LinkKind kind = url.is_identifier ? LinkKind::kIdentifier : LinkKind::kBare;
    document_.links.push_back({url.span, url.span, url.span, kind, false});
  }
  Run rest = run;
  rest.span.begin = at;
  if (!rest.span.empty()) document_.runs.push_back(rest);
}

void LineBuilder::EndLine() {
  if (!in_line_) return;
  in_line_ = false;
  for (const Run& run : pending_) {
    if (run.kind == RunKind::kText) {
      EmitText(run);
    } else {
      document_.runs.push_back(run);
    }
  }
  Line& line = document_.lines.back();
  line.run_end = static_cast<uint32_t>(document_.runs.size());
  line.link_end = static_cast<uint32_t>(document_.links.size());
  std::sort(document_.links.begin() + line.first_link, document_.links.end(),
            [](const Link& a, const Link& b) { return a.span.begin < b.span.begin; });
}

}  // namespace digestlint
