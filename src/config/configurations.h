// Which configuration is in force for which file.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "config/config_reader.h"
#include "config/configuration.h"
#include "config/discover.h"

namespace digestlint {

// What a command line says of settings.
struct ConfigArguments {
  bool no_config = false;            // no configuration file
  std::vector<std::string> configs;  // --config: a file, or key=value
  std::vector<std::string> select;   // only these; empty: as configured
  std::vector<std::string> ignore;
  std::string topic_folder;  // topics beside those that are configured; empty: none
  std::string folder;        // absolute: what these are relative to; empty: the current folder
  friend bool operator==(const ConfigArguments&, const ConfigArguments&) = default;
};

class Configurations {
 public:
  // Errors are collected; see errors().
  explicit Configurations(ConfigArguments arguments);

  // For the file at `path`, as the user wrote it: the file that --config names, else the nearest
  // configuration above it, else only what the command line says. Never null; where it has errors,
  // they are in errors() too.
  Configuration& For(const std::string& path) { return *SharedFor(path); }
  // The same, for those who keep it longer than this lives.
  std::shared_ptr<Configuration> SharedFor(const std::string& path);

  // Of the command line and of all configurations so far, each once.
  const std::vector<std::string>& errors() const { return errors_; }
  // Those that no configuration has: they stop every run.
  const std::vector<std::string>& argument_errors() const { return argument_errors_; }
  const std::vector<std::string>& rule_errors() const { return rule_errors_; }
  const std::vector<std::string>& warnings() const { return warnings_; }

  // Another one of these layers and those of the command line; its rule folders are read now.
  std::shared_ptr<Configuration> SharedOf(std::vector<ConfigLayer> file_layers) const;
  // Of these, as many as are of the command line come last in each configuration.
  size_t given_layers() const { return given_layers_.size(); }

  // The file that For() reads for this one; empty: none.
  std::string FileFor(const std::string& path);
  const ConfigArguments& arguments() const { return arguments_; }

  // That of --config, which is for all files; empty: there is none.
  const std::string& given_file() const { return given_file_; }
  // What is wrong with where such a file stands; empty: nothing.
  const std::vector<std::string>& DoubledBy(const std::string& file) { return doubled_[file]; }
  // How such a file is read.
  ConfigSource SourceOf(const std::string& file) const;

 private:
  std::string Here() const;
  void ReadCommandLine();
  std::shared_ptr<Configuration> WithGiven(std::vector<ConfigLayer> layers,
                                           std::vector<std::string> errors) const;
  const std::shared_ptr<Configuration>& Load(const std::string& file);

  ConfigArguments arguments_;
  std::string given_file_;                 // of --config
  std::vector<ConfigLayer> given_layers_;  // of the command line
  ConfigFinder finder_;
  std::map<std::string, std::vector<std::string>> doubled_;  // what is wrong with how it was found
  std::map<std::string, std::shared_ptr<Configuration>> loaded_;  // by file
  std::vector<std::string> argument_errors_, errors_, rule_errors_, warnings_;
};

}  // namespace digestlint
