// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/result.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/generate/records.hpp"

namespace hastls::cli {

/// What a text of fragments should say, host by host.
class MeantRecords {
 public:
  struct One {
    std::uint32_t labels;  ///< Into labels(): what stands in front of the host's ending.
    std::uint32_t labels_size;
    std::uint32_t ttl;
    record::Hastls rdata;
  };
  /// Several hosts may have the same records.
  struct Host {
    std::uint32_t ending;  ///< Into endings().
    std::uint32_t ending_size;
    std::uint32_t first;  ///< Of its records.
    std::uint32_t count;
  };

  /// Records that are added from here on are of a host whose owners end in `ending`. The result
  /// is its number.
  std::size_t begin_host(std::string_view ending) {
    return add_host(ending, static_cast<std::uint32_t>(records_.size()), 0);
  }
  void add(const generate::Record& record) {
    const std::size_t size = record.owner.size() - hosts_.back().ending_size;
    records_.push_back({static_cast<std::uint32_t>(labels_.size()),
                        static_cast<std::uint32_t>(size), record.ttl, record.rdata});
    labels_ += record.owner.substr(0, size);
    ++hosts_.back().count;
  }
  /// The records of host number `like` once more. Nothing is added to this one.
  void repeat(std::size_t like, std::string_view ending) {
    const Host& before = hosts_[like];
    add_host(ending, before.first, before.count);
  }

  [[nodiscard]] std::span<const Host> hosts() const noexcept { return hosts_; }
  [[nodiscard]] std::span<const One> records() const noexcept { return records_; }
  [[nodiscard]] std::span<const One> records(const Host& host) const noexcept {
    return records().subspan(host.first, host.count);
  }
  [[nodiscard]] std::string_view labels(const One& record) const noexcept {
    return std::string_view(labels_).substr(record.labels, record.labels_size);
  }
  [[nodiscard]] std::string_view ending(const Host& host) const noexcept {
    return std::string_view(endings_).substr(host.ending, host.ending_size);
  }

 private:
  std::size_t add_host(std::string_view ending, std::uint32_t first, std::uint32_t count) {
    hosts_.push_back({static_cast<std::uint32_t>(endings_.size()),
                      static_cast<std::uint32_t>(ending.size()), first, count});
    endings_ += ending;
    return hosts_.size() - 1;
  }

  std::vector<Host> hosts_;
  std::vector<One> records_;
  std::string labels_;
  std::string endings_;
};

/// Reads a text of fragments with the zone reader and compares it with what was meant, record by
/// record. Lines of a host that differ from those of one before in its name only are held against
/// these, octet by octet, and not read a second time.
/// Errors: Unsupported where the two differ: the text must not be published (SPEC.md F3).
[[nodiscard]] Status read_back(std::string_view text, const MeantRecords& meant, RrType type);

}  // namespace hastls::cli
