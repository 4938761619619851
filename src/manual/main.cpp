// SPDX-License-Identifier: BSD-2-Clause
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/format.h>

#include "manual/completion.hpp"
#include "manual/pages.hpp"

namespace {

namespace fs = std::filesystem;
using hastls::manual::Release;

bool write(const fs::path& path, const std::string& text) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream out(path, std::ios::binary);
  out << text;
  out.close();
  if (!out) std::fputs(fmt::format("cannot write {}\n", path.string()).c_str(), stderr);
  return !out.fail();
}

bool write_pages(const fs::path& folder, const Release& release) {
  bool written = write(folder / "man1/hastls.1", hastls::manual::program_page(release)) &&
                 write(folder / "man5/hastls.yaml.5", hastls::manual::file_page(release));
  for (const hastls::cli::Command* command : hastls::manual::shown_commands())
    written = written && write(folder / fmt::format("man1/hastls-{}.1", command->name),
                               hastls::manual::command_page(*command, release));
  return written;
}

bool write_completions(const fs::path& folder) {
  return write(folder / "bash/hastls", hastls::manual::bash_completion()) &&
         write(folder / "zsh/_hastls", hastls::manual::zsh_completion()) &&
         write(folder / "fish/hastls.fish", hastls::manual::fish_completion());
}

int run(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: hastls_manual FOLDER VERSION DATE\n", stderr);
    return 2;
  }
  const fs::path folder = argv[1];
  const Release release{argv[2], argv[3]};
  return write_pages(folder / "man", release) && write_completions(folder) ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& problem) {
    std::fputs(fmt::format("hastls_manual: {}\n", problem.what()).c_str(), stderr);
    return 1;
  }
}
