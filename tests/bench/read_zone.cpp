// SPDX-License-Identifier: BSD-2-Clause
// Reads each zone that is named and says what the processor needed for it.
#include <cstdio>
#include <ctime>
#include <sys/resource.h>

#include <fmt/format.h>

#include "hastls/zone/read.hpp"

namespace {

double seconds() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

int read(const char* path) {
  auto input = hastls::io::Input::open(path);
  if (!input) return 1;
  const double before = seconds();
  const auto zone = hastls::zone::read(*input, {});
  const double took = seconds() - before;
  if (!zone) return 1;
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto line =
      fmt::format("{}: {:.3f} s, {:.2f} GB/s, {} HASTLS records, {} findings, {} MiB at most\n",
                  path, took, static_cast<double>(input->size().value_or(0)) / took * 1e-9,
                  zone->records().size(), zone->diagnostics().size(), usage.ru_maxrss / 1024);
  std::fputs(line.c_str(), stdout);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  int failed = argc < 2 ? 2 : 0;
  for (int i = 1; i < argc; ++i) failed |= read(argv[i]);
  return failed;
}
