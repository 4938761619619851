// SPDX-License-Identifier: BSD-2-Clause
// consumer INS-PORT SEC-PORT POL-PREF: prints what goes into a zone file.
#include <hastls/core/posture.hpp>
#include <hastls/record/hastls.hpp>
#include <iostream>
#include <string_view>
#include <vector>

int main(int argc, char** argv) {
  const std::vector<std::string_view> words(argv + 1, argv + argc);
  const auto record = hastls::record::from_words(words, true);
  if (!record) {
    std::cerr << record.error().message << '\n';
    return 1;
  }
  const auto posture = record->posture();
  std::cout << hastls::record::to_generic(*record) << " ; "
            << (posture ? hastls::to_string(*posture) : "invalid") << '\n';
}
