// SPDX-License-Identifier: BSD-2-Clause
// Writes a large zone to standard output, always the same one: `make_zone tld|hosting MEBIBYTES`.
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace {

constexpr std::string_view kSoa =
    "$ORIGIN example.\n"
    "$TTL 86400\n"
    "@ 86400 IN SOA a.nic.example. hostmaster.nic.example. 2026010101 7200 3600 1209600 3600\n"
    "@ 86400 IN NS a.nic.example.\n";

// splitmix64: small, and the same everywhere.
class Numbers {
 public:
  std::uint64_t below(std::uint64_t limit) {
    state_ += 0x9e3779b97f4a7c15;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return (z ^ (z >> 31)) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

std::string label(Numbers& numbers, std::uint64_t serial) {
  std::string out;
  const std::uint64_t size = 4 + numbers.below(12);
  for (std::uint64_t i = 0; i < size; ++i) out += static_cast<char>('a' + numbers.below(26));
  return out + std::to_string(serial);
}

// A delegation of a registry: two to four name servers, a DS for some.
void delegation(std::string& out, Numbers& numbers, std::uint64_t serial) {
  const std::string name = label(numbers, serial);
  const std::uint64_t servers = 2 + numbers.below(3);
  const std::uint64_t provider = numbers.below(5000);
  for (std::uint64_t i = 1; i <= servers; ++i)
    fmt::format_to(std::back_inserter(out), "{}.example.\t172800\tin\tns\tns{}.provider{}.net.\n",
                   name, i, provider);
  if (numbers.below(10) == 0)
    fmt::format_to(std::back_inserter(out), "{}.example.\t86400\tin\tds\t{} 13 2 {:032x}{:032x}\n",
                   name, numbers.below(65536), numbers.below(~0ULL), numbers.below(~0ULL));
}

// A customer of a hoster: addresses and mail, and as many HASTLS records.
void customer(std::string& out, Numbers& numbers, std::uint64_t serial) {
  const std::string name = label(numbers, serial);
  const auto octet = [&] { return numbers.below(256); };
  fmt::format_to(std::back_inserter(out),
                 "{0} 3600 IN A 192.0.{1}.{2}\n{0} 3600 IN AAAA 2001:db8::{3:x}\n"
                 "{0} 3600 IN MX 10 {0}\n",
                 name, octet(), octet(), serial);
  fmt::format_to(std::back_inserter(out),
                 "_http._tcp.{0} 3600 IN TYPE65443 \\# 6 005001bb0001 ; HASTLS 80 443 1\n"
                 "_imap._tcp.{0} 3600 IN TYPE65443 \\# 6 000003e10001 ; HASTLS 0 993 1\n"
                 "_smtp._tcp.{0} 3600 IN TYPE65443 \\# 6 001900190001 ; HASTLS 25 25 1\n",
                 name);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view kind = argc == 3 ? argv[1] : "";
  std::uint64_t mebibytes = 0;
  if (argc == 3) std::from_chars(argv[2], argv[2] + std::string_view(argv[2]).size(), mebibytes);
  if ((kind != "tld" && kind != "hosting") || mebibytes == 0) {
    std::fputs("usage: make_zone tld|hosting MEBIBYTES\n", stderr);
    return 2;
  }
  Numbers numbers;
  std::string out(kSoa);
  std::uint64_t written = 0;
  for (std::uint64_t serial = 0; written + out.size() < mebibytes << 20; ++serial) {
    if (kind == "tld")
      delegation(out, numbers, serial);
    else
      customer(out, numbers, serial);
    if (out.size() < std::size_t{1} << 20) continue;
    if (std::fwrite(out.data(), 1, out.size(), stdout) != out.size()) return 1;
    written += out.size();
    out.clear();
  }
  return std::fwrite(out.data(), 1, out.size(), stdout) == out.size() ? 0 : 1;
}
