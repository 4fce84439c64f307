// Which settings are in force for an open text: the files of the command line, and what the client
// says.
//
// What is wrong stays as it was: a configuration that has a mistake, in its file, its rule folders
// or its baseline, leaves that in force which was last read of that file without one. Where there
// was none, what was in force in the folder before stays. The client's settings are held in the
// same way.
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
  struct InForce {
    std::shared_ptr<Configuration> configuration;  // never null
    std::shared_ptr<const Baseline> baseline;      // null: there is none
    size_t client_layers = 0;                      // so many of its last ones are the client's
    ConfigArguments arguments;                     // that it was made with
  };

  // The client's: {"config": "FILE", "select": […], "ignore": […]}, any of them missing. FILE and
  // its patterns are relative to `folder`, which is absolute; empty: to the current folder.
  void Take(const LspJson& settings, const std::string& folder);

  // Reads all files anew when they are next asked for.
  void Reload();

  // Whether another file is to be read for the one at the absolute path, or one that was read since
  // the last Reload has another version now.
  bool HaveChanged(const std::string& path);

  // For the file at the absolute path. `problems` receives what is wrong, each once until it is put
  // right.
  InForce For(const std::string& path, std::vector<std::string>& problems);

  // Whether settings may be in the file: TOML, or one that was read.
  bool ComeFrom(const std::string& path) const {
    return path.ends_with(".toml") || versions_.contains(path);
  }

  // The configuration file for the file at the absolute path; its path is empty where there is
  // none.
  ConfigSource SourceFor(const std::string& path);

 private:
  struct KnownBaseline {
    std::shared_ptr<const Baseline> good;
    bool is_read = false;  // since the last Reload
    std::string problem;
  };

  void Note(const std::string& path);  // that it was read, or would be if it were there
  void NoteAll(const Configuration& configuration);
  Configurations& Before();
  Configurations& Without();
  const KnownBaseline& ReadBaseline(const SettingName& name);
  // What was last right, with the settings of the client as they are now.
  InForce Held(const InForce& good) const;
  // Adds those of `found` to `problems` that were not told of `source` before.
  void Tell(const std::string& source, const std::vector<std::string>& found,
            std::vector<std::string>& problems);

  ConfigArguments arguments_;         // as the client says them
  ConfigArguments good_arguments_;    // the last that were right
  std::vector<std::string> refused_;  // what keeps arguments_ from being in force at all
  std::unique_ptr<Configurations> now_ = std::make_unique<Configurations>(ConfigArguments());
  std::unique_ptr<Configurations> without_;   // select and ignore, once it was needed
  std::unique_ptr<Configurations> before_;    // of good_arguments_, once it was needed
  std::map<std::string, InForce> good_;       // by configuration file: the last that was right
  std::map<std::string, InForce> by_folder_;  // what was last in force
  std::map<std::string, KnownBaseline> baselines_;  // by path
  std::map<std::string, FileVersion> versions_;  // of what was read since the last Reload, by path
  std::map<std::string, std::vector<std::string>> told_;  // problems, by what they are of
};

}  // namespace digestlint
