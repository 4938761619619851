// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hastls/core/domain_name.hpp"
#include "hastls/core/rr_type.hpp"
#include "hastls/core/ttl.hpp"
#include "hastls/diag/diagnostic.hpp"
#include "hastls/posture/fleet.hpp"
#include "hastls/posture/load.hpp"

#include "posture/tree.hpp"

namespace hastls::posture {

/// One pair of ports of one application, resolved against the application table.
struct Entry {
  std::uint16_t ins_port = 0;
  std::uint16_t sec_port = 0;
  std::optional<bool> prefer_secure;
  std::optional<Ttl> ttl;
  Mark mark;
  std::string remark;  ///< As in Fleet::remarks(); empty for most.
};

/// What stands behind one key of `applications`.
struct Offer {
  std::string labels;  ///< As they stand in a sort key: "_tcp", separator, "_http".
  Mark mark;
  std::vector<Entry> entries;
};
using Offers = std::vector<Offer>;

struct Host {
  std::string text;
  Mark mark;
  std::uint32_t width = 1;
  bool may_be_range = false;
};

/// What a server says beside its hosts.
struct Terms {
  std::optional<std::string> profile;
  Mark profile_mark;
  std::uint32_t profile_width = 1;
  Offers own;
};

struct Server {
  std::vector<Host> hosts;
  Terms terms;
};

struct FilePosture::Content {
  std::string file;
  std::deque<DomainName> zones;
  Fleet::Store store;  ///< `zone` of placements counts in `zones`.
  struct TypeClause {
    RrType type;
    diag::Location where;
  };
  std::vector<TypeClause> types;
  std::vector<diag::Diagnostic> diagnostics;
  std::vector<EntryWarning> warnings;
  std::optional<std::string> text;  ///< The beginning of an input that cannot be read again.
};

}  // namespace hastls::posture
