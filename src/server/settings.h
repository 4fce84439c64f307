// Which settings are in force for an open text: the files of the command line, and what the client
// says.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "baseline/baseline.h"
#include "config/configurations.h"
#include "server/protocol.h"

namespace digestlint {

class ServerSettings {
 public:
  ServerSettings() { Reload(); }

  // The client's: {"config": "FILE", "select": […], "ignore": […]}, any of them missing.
  void Take(const LspJson& settings);

  // Reads all files anew when they are next asked for. Where one is wrong by then, what it was
  // before stays in force.
  void Reload();

  // For the file at the absolute path; never null. `problems` receives what is wrong with files
  // that were read for it, each once.
  Configuration& For(const std::string& path, std::vector<std::string>& problems);

  // The baseline of the configuration; null where there is none, or it cannot be read, which is a
  // problem.
  const Baseline* BaselineOf(const Configuration& configuration,
                             std::vector<std::string>& problems);

  // Whether settings may be in the file: TOML, or a baseline that was asked for.
  bool ComeFrom(const std::string& path) const {
    return path.ends_with(".toml") || baselines_.contains(path);
  }

  std::string FileFor(const std::string& path) { return now_->FileFor(path); }

 private:
  ConfigArguments arguments_;
  std::unique_ptr<Configurations> now_;
  std::unique_ptr<Configurations> good_;  // before the last Reload; null: there was none
  std::unique_ptr<Configurations> none_;  // without any file
  std::map<std::string, std::unique_ptr<Baseline>> baselines_;  // by path; null: cannot be read
  size_t told_ = 0, told_rules_ = 0;                            // of now_'s errors
};

}  // namespace digestlint
