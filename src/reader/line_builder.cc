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

// The run without what is verbatim in it. What only begins in code is none.
void LineBuilder::EmitAround(const Run& run) {
  Run part = run;
  for (const VerbatimText& verbatim : verbatim_) {
    if (verbatim.span.end <= part.span.begin) continue;
    if (verbatim.span.begin >= run.span.end) break;
    const Span inside = {std::max(verbatim.span.begin, part.span.begin),
                         std::min(verbatim.span.end, run.span.end)};
    if (inside.begin > part.span.begin)
      EmitText({{part.span.begin, inside.begin}, run.kind, run.strong, run.in_link});
    document_.runs.push_back({inside, verbatim.kind, run.strong, run.in_link});
    part.span.begin = inside.end;
  }
  if (!part.span.empty()) EmitText(part);
}

void LineBuilder::EndLine() {
  if (!in_line_) return;
  in_line_ = false;
  verbatim_.clear();
  const bool has_text = std::any_of(pending_.begin(), pending_.end(),
                                    [](const Run& run) { return run.kind == RunKind::kText; });
  if (has_text) FindVerbatimText(document_.text, document_.lines.back().span, verbatim_);
  std::erase_if(verbatim_, [this](const VerbatimText& each) {
    return std::any_of(pending_.begin(), pending_.end(), [&](const Run& run) {
      return run.kind == RunKind::kCode && run.span.contains(each.span.begin);
    });
  });
  for (const Run& run : pending_) {
    if (run.kind == RunKind::kText && !verbatim_.empty()) {
      EmitAround(run);
    } else if (run.kind == RunKind::kText) {
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
