// A baseline as JSON.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "baseline/baseline.h"

namespace digestlint {
namespace {

using Json = nlohmann::json;

constexpr int kVersion = 1;  // of the file; fingerprints have their own

// Text that is not UTF-8 becomes U+FFFD.
std::string Quote(const std::string& text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

size_t LineOf(std::string_view text, size_t offset) {
  const std::string_view before = text.substr(0, offset);
  return 1 + static_cast<size_t>(std::count(before.begin(), before.end(), '\n'));
}

// What the library says behind its own place: "syntax error while parsing …".
std::string Reason(std::string_view what) {
  const size_t colon = what.find(": ");
  return std::string(colon == std::string_view::npos ? what : what.substr(colon + 2));
}

// Empty, or what is wrong with the entry.
std::string ReadEntry(const Json& json, BaselineEntry& entry) {
  if (!json.is_object()) return "is no object";
  static constexpr const char* kKeys[] = {"file", "rule", "fingerprint", "message"};
  for (const char* key : kKeys) {
    const auto value = json.find(key);
    if (value == json.end() || !value->is_string()) return fmt::format("has no text “{}”", key);
  }
  entry.file = json["file"].get<std::string>();
  entry.rule = json["rule"].get<std::string>();
  entry.message = json["message"].get<std::string>();
  const std::string print = json["fingerprint"].get<std::string>();
  if (!ParseFingerprint(print, entry.fingerprint)) {
    return fmt::format("has the fingerprint “{}”, which is not 16 hexadecimal digits", print);
  }
  return {};
}

ParsedBaseline Broken(std::string_view name, size_t line, const std::string& what) {
  return {
      {},
      fmt::format("{}:{}: {}; restore it, or delete it and write it anew with: digestlint baseline",
                  name, line, what)};
}

// The version that the file names under `key`, or 0.
int VersionOf(const Json& json, const char* key) {
  const auto value = json.find(key);
  return value != json.end() && value->is_number_integer() ? value->get<int>() : 0;
}

}  // namespace

std::string FormatBaseline(BaselineEntries entries) {
  std::sort(entries.begin(), entries.end(), [](const BaselineEntry& a, const BaselineEntry& b) {
    return std::tie(a.file, a.rule, a.message, a.fingerprint) <
           std::tie(b.file, b.rule, b.message, b.fingerprint);
  });
  std::string out = fmt::format("{{\n\"version\": {},\n\"fingerprints\": {},\n\"findings\": [",
                                kVersion, kFingerprintVersion);
  bool first = true;
  for (const BaselineEntry& entry : entries) {
    out += first ? "\n" : ",\n";
    first = false;
    out += fmt::format("{{\"file\": {}, \"rule\": {}, \"fingerprint\": \"{}\", \"message\": {}}}",
                       Quote(entry.file), Quote(entry.rule), FingerprintText(entry.fingerprint),
                       Quote(entry.message));
  }
  return out + (first ? "]\n}\n" : "\n]\n}\n");
}

ParsedBaseline ParseBaseline(std::string_view text, std::string_view name) {
  Json json;
  try {
    json = Json::parse(text);
  } catch (const Json::parse_error& error) {
    return Broken(name, LineOf(text, error.byte > 0 ? error.byte - 1 : 0), Reason(error.what()));
  }
  if (!json.is_object()) return Broken(name, 1, "a baseline is an object");
  if (VersionOf(json, "version") != kVersion ||
      VersionOf(json, "fingerprints") != kFingerprintVersion) {
    return Broken(name, 1,
                  fmt::format("this program reads baselines of version {} with fingerprints of "
                              "version {}, not these",
                              kVersion, kFingerprintVersion));
  }
  const auto findings = json.find("findings");
  if (findings == json.end() || !findings->is_array()) {
    return Broken(name, 1, "a baseline has a list of findings");
  }
  ParsedBaseline out;
  for (size_t i = 0; i < findings->size(); ++i) {
    BaselineEntry entry;
    const std::string wrong = ReadEntry((*findings)[i], entry);
    if (!wrong.empty()) {
      // As this program writes them, the first stands on line 5.
      return Broken(name, std::min(i + 5, LineOf(text, text.size())),
                    fmt::format("finding {} {}", i + 1, wrong));
    }
    out.entries.push_back(std::move(entry));
  }
  return out;
}

}  // namespace digestlint
