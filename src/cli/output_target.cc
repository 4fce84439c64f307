#include "cli/output_target.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>

#include "config/path_pattern.h"
#include "files/replace_file.h"

namespace digestlint {
namespace {

// The folder that holds it is there, and it is no folder itself.
std::string CheckPlace(const std::string& file) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) {
    return fmt::format("{}: it is a folder; name a file in it", file);
  }
  const std::string folder = std::filesystem::path(AbsolutePath(file)).parent_path();
  if (std::filesystem::is_directory(folder, error)) return {};
  return fmt::format("{}: there is no folder {}; make it first", file, folder);
}

bool IsChecked(const std::string& file, const std::vector<CheckTask>& tasks) {
  struct stat own = {};
  if (::stat(file.c_str(), &own) != 0) return false;
  for (const CheckTask& task : tasks) {
    struct stat other = {};
    if (::stat(task.absolute.c_str(), &other) == 0 && own.st_dev == other.st_dev &&
        own.st_ino == other.st_ino) {
      return true;
    }
  }
  return false;
}

std::string WriteThrough(const std::string& file, std::string_view text) {
  const std::unique_ptr<std::FILE, decltype(&std::fclose)> out(std::fopen(file.c_str(), "we"),
                                                               &std::fclose);
  const bool written = out != nullptr &&
                       std::fwrite(text.data(), 1, text.size(), out.get()) == text.size() &&
                       std::fflush(out.get()) == 0;
  if (written) return {};
  return fmt::format("not written: writing failed ({})", std::generic_category().message(errno));
}

}  // namespace

std::string ParseOutput(std::string_view text, OutputTarget& target) {
  const size_t sign = text.find('=');
  const std::string_view name = text.substr(0, sign);
  target.format = FindReportFormat(name);
  target.file.clear();
  if (target.format == nullptr) {
    return fmt::format("'{}' is not one of {}", name, fmt::join(ReportFormatNames(), ", "));
  }
  if (sign == std::string_view::npos) return {};
  target.file = text.substr(sign + 1);
  if (target.file.empty()) {
    return fmt::format("'{}' names no file; write {}=FILE, or {} for standard output", text, name,
                       name);
  }
  if (target.file == "-" || target.file == "/dev/stdout") target.file.clear();
  return {};
}

std::vector<std::string> CheckOutputs(const std::vector<OutputTarget>& targets,
                                      const std::vector<CheckTask>& tasks) {
  std::vector<std::string> errors;
  std::set<std::string> files;
  const OutputTarget* standard = nullptr;
  for (const OutputTarget& target : targets) {
    if (target.file.empty()) {
      if (standard != nullptr) {
        errors.push_back(
            fmt::format("{0} and {1} cannot both go to standard output; write "
                        "--output {1}=FILE",
                        standard->format->name, target.format->name));
      }
      standard = &target;
      continue;
    }
    if (!files.insert(AbsolutePath(target.file)).second) {
      errors.push_back(
          fmt::format("{}: two reports cannot go to one file; name another", target.file));
    }
    std::string error = CheckPlace(target.file);
    if (!error.empty()) errors.push_back(std::move(error));
    if (IsChecked(target.file, tasks)) {
      errors.push_back(fmt::format(
          "{}: a report would replace a file that is to be checked; write it to another file, or "
          "exclude this one in the configuration",
          target.file));
    }
  }
  return errors;
}

std::string WriteReport(const std::string& file, std::string_view text) {
  struct stat now = {};
  if (::stat(file.c_str(), &now) != 0) return CreateFile(file, text);
  if (!S_ISREG(now.st_mode)) return WriteThrough(file, text);
  return ReplaceFile(file, VersionOf(now), text);
}

}  // namespace digestlint
