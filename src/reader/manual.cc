#include "reader/manual.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"
#include "text/unicode.h"

namespace digestlint {
namespace {

constexpr std::array<std::string_view, 36> kManualHeadings = {"installation",
                                                              "install",
                                                              "installing",
                                                              "usage",
                                                              "getting started",
                                                              "quick start",
                                                              "quickstart",
                                                              "license",
                                                              "licence",
                                                              "contributing",
                                                              "requirements",
                                                              "dependencies",
                                                              "configuration",
                                                              "building",
                                                              "build",
                                                              "api",
                                                              "synopsis",
                                                              "options",
                                                              "troubleshooting",
                                                              "development",
                                                              "running tests",
                                                              "how to use",
                                                              "see also",
                                                              "table of contents",
                                                              "changelog",
                                                              "安装",
                                                              "使用",
                                                              "使用方法",
                                                              "用法",
                                                              "快速开始",
                                                              "许可证",
                                                              "开源协议",
                                                              "贡献",
                                                              "贡献指南",
                                                              "依赖",
                                                              "环境要求"};

bool IsManualHeading(std::string_view heading) {
  const std::string folded = LowerAscii(Trim(heading));
  return std::find(kManualHeadings.begin(), kManualHeadings.end(), folded) != kManualHeadings.end();
}

// 1.2, v0.3.1, [2.0.0] - 2024-05-20, Version 3.1.
bool IsVersion(std::string_view heading) {
  std::string text = LowerAscii(Trim(heading));
  for (const std::string_view before : {"[", "version ", "release ", "v"}) {
    if (text.starts_with(before)) text.erase(0, before.size());
  }
  const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits > 0 && digits <= 3 && digits + 1 < text.size() && text[digits] == '.' &&
         IsAsciiDigit(static_cast<unsigned char>(text[digits + 1]));
}

}  // namespace

bool IsManual(const Document& document) {
  size_t manual = 0, versions = 0, headings = 0;
  for (const Line& line : document.lines) {
    if (line.kind != LineKind::kHeading) continue;
    ++headings;
    const std::string_view text = line.span.in(document.text);
    if (IsManualHeading(text)) ++manual;
    if (IsVersion(text)) ++versions;
  }
  return manual >= 2 || (versions >= 3 && versions * 5 >= headings);
}

}  // namespace digestlint
