// Which settings are in force for an open text: the files of the command line, and what the client
// says.
//
// What is wrong stays as it was: a configuration file that has a mistake leaves that in force which
// was last read of it without one, and so do a baseline and the client's settings.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "baseline/baseline.h"
#include "config/configurations.h"
#include "files/read_file.h"
#include "server/protocol.h"

namespace digestlint {

class ServerSettings {
 public:
  // The client's: {"config": "FILE", "select": […], "ignore": […]}, any of them missing. FILE and
  // its patterns are relative to `folder`, which is absolute; empty: to the current folder.
  void Take(const LspJson& settings, const std::string& folder);

  // Reads all files anew when they are next asked for.
  void Reload();

  // Whether a configuration file or baseline that was read since then has another version now.
  bool HaveChanged() const;

  // For the file at the absolute path; never null. It stays valid until a later call finds another
  // one for the same configuration file. `problems` receives what is wrong with files and settings
  // that it came from, each once until it is put right.
  Configuration& For(const std::string& path, std::vector<std::string>& problems);

  // The baseline of the configuration; null where there is none, or it was never read without a
  // problem.
  const Baseline* BaselineOf(const Configuration& configuration,
                             std::vector<std::string>& problems);

  // Whether settings may be in the file: TOML, or a baseline that was asked for.
  bool ComeFrom(const std::string& path) const {
    return path.ends_with(".toml") || baselines_.contains(path);
  }

  // The configuration file for the file at the absolute path; its path is empty where there is
  // none.
  ConfigSource SourceFor(const std::string& path);

 private:
  struct KnownBaseline {
    std::unique_ptr<Baseline> good;
    bool is_read = false;  // since the last Reload
  };

  // Adds those of `found` to `problems` that were not told of `source` before.
  void Note(const std::string& path);  // that it was read
  void Tell(const std::string& source, const std::vector<std::string>& found,
            std::vector<std::string>& problems);

  ConfigArguments arguments_;  // as the client says them
  std::unique_ptr<Configurations> now_ = std::make_unique<Configurations>(ConfigArguments());
  std::map<std::string, std::shared_ptr<Configuration>> good_;  // by file: the last without errors
  std::map<std::string, std::shared_ptr<Configuration>> in_force_;  // by folder: the last For()
  std::map<std::string, FileVersion> versions_;  // of what was read since the last Reload; by path
  std::map<std::string, KnownBaseline> baselines_;        // by path
  std::vector<std::string> refused_;                      // what is wrong with arguments_
  std::map<std::string, std::vector<std::string>> told_;  // problems, by what they are of
};

}  // namespace digestlint
