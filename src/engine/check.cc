#include "engine/check.h"

#include <algorithm>

namespace digestlint {

std::string FillMessage(std::string_view message,
                        std::initializer_list<MessageArgument> arguments) {
  std::string out;
  for (size_t at = 0; at < message.size();) {
    const size_t open = message.find('{', at);
    const size_t close = message.find('}', open == std::string_view::npos ? message.size() : open);
    if (close == std::string_view::npos) return out.append(message.substr(at));
    const std::string_view name = message.substr(open + 1, close - open - 1);
    const auto* argument = std::find_if(arguments.begin(), arguments.end(),
                                        [&](const auto& each) { return each.name == name; });
    out.append(message.substr(at, open - at));
    if (argument == arguments.end()) {
      out.append(message.substr(open, close + 1 - open));
    } else {
      out.append(argument->value);
    }
    at = close + 1;
  }
  return out;
}

double CheckContext::Option(std::string_view name) const {
  for (const OptionSpec& option : rule_.options) {
    if (option.name == name) return option.number;
  }
  return 0;
}

std::string_view CheckContext::OptionText(std::string_view name) const {
  for (const OptionSpec& option : rule_.options) {
    if (option.name == name) return option.text;
  }
  return {};
}

std::vector<Span> CheckContext::ReportedBy(std::string_view rule) const {
  std::vector<Span> spans;
  for (const Finding& finding : findings_) {
    if (finding.rule->name == rule) spans.push_back(finding.span);
  }
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
  return spans;
}

Finding& CheckContext::Report(Span span, std::initializer_list<MessageArgument> arguments,
                              std::vector<Related> related, Repair repair) {
  findings_.push_back({&rule_, rule_.severity, span, FillMessage(rule_.message, arguments),
                       std::move(related),
                       MakeFix(FillMessage(rule_.fix_title, arguments), std::move(repair))});
  return findings_.back();
}

}  // namespace digestlint
