// SPDX-License-Identifier: BSD-2-Clause
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hastls/posture/fleet.hpp"
#include "hastls/posture/load.hpp"

#include "posture/fields.hpp"
#include "posture/findings.hpp"
#include "posture/host_line.hpp"
#include "posture/hosts.hpp"
#include "posture/menu.hpp"
#include "posture/model.hpp"
#include "posture/offers.hpp"
#include "posture/owner_key.hpp"
#include "posture/piece.hpp"
#include "posture/terms_memo.hpp"
#include "posture/tree.hpp"

namespace hastls::posture {

/// What the other keys of a document say to its servers.
struct Surroundings {
  std::optional<HostNames> names;  ///< Nothing as long as the zone is not known.
  std::uint32_t zone = 0;
  Defaults defaults;
  std::map<std::string, Offers, std::less<>> profiles;
  /// Lines from the document where all this was read to the one at hand, which says the same.
  std::uint32_t shift = 0;
};

/// Reads the servers of a document. Those whose zone or profile is not known yet wait.
class ServerReader {
 public:
  /// Everything given must outlive this, and `around` not change while it reads.
  ServerReader(const LoadOptions& options, const Surroundings& around, Fleet::Store& store,
               Findings& findings, TermsMemo& memo)
      : options_(options),
        around_(around),
        store_(store),
        findings_(findings),
        memo_(memo),
        offer_reader_(options, findings) {}

  /// The servers of a piece of Items. True where a part of it could not be read.
  [[nodiscard]] bool take_piece(const Piece& piece);
  void take(const Node& server);
  /// Reads on with a server that waited; what is still missing is reported, unless `any_refused`
  /// says that it may stand in a part that could not be read.
  void settle(const Server& server, bool any_refused);
  [[nodiscard]] std::vector<Server> take_waiting() { return std::exchange(waiting_, {}); }

 private:
  /// A menu of terms that are known, with the profile's entries where `lines` puts them.
  struct KnownMenu {
    std::uint64_t version = 0;
    InheritedLines lines;
    std::uint32_t menu = 0;
  };
  static constexpr std::size_t kMovingMenus = 1024;

  [[nodiscard]] bool take_known(const Piece& piece, std::size_t unit);
  /// False where the exact way has to read it.
  [[nodiscard]] bool take_plain(const Piece& piece, std::size_t unit);
  void take_new(const Piece& piece, std::size_t unit, const Node& node);
  /// Where a TermsMemo looks for what a server says beside its hosts.
  struct Below {
    std::string_view lines;
    std::size_t column = 0;
    std::uint32_t line = 0;  ///< Of the server.
  };
  [[nodiscard]] static std::optional<Below> below_hosts(const Piece& piece, std::size_t unit,
                                                        const Node& server);
  /// What it found.
  struct KnownTerms {
    const TermsMemo::Known& memo;
    const Offers& inherited;
  };
  [[nodiscard]] std::optional<KnownTerms> known_below(const Below& below) const;
  void emit_known(const KnownTerms& known, const std::vector<Host>& hosts, std::uint32_t line);
  [[nodiscard]] bool take_others(const Piece& piece, const std::vector<std::size_t>& units);
  [[nodiscard]] std::optional<Server> read(const Node& node);
  [[nodiscard]] std::vector<Host> read_hosts(const Fields& fields, const Node& node);
  void place(Server server);
  [[nodiscard]] const Offers* inherited(const Terms& terms) const;
  [[nodiscard]] std::uint32_t menu_of(const TermsMemo::Known& known, const Offers& inherited,
                                      std::uint32_t shift);
  [[nodiscard]] KnownMenu& place_of(const TermsMemo::Known& known, InheritedLines lines);
  [[nodiscard]] std::uint32_t add_menu_of(const Server& server, const Offers& inherited);
  void report_profile(const Terms& terms);
  void emit(const std::vector<Host>& hosts, std::uint32_t menu, std::uint32_t shift);
  void emit_host(const Host& host, const Fleet::Placement& like);
  void emit_plain(const HostRange& range, const Host& host, const Fleet::Placement& like);
  void emit_name(std::string_view name, const Host& host, const Fleet::Placement& like);
  void emit_placed(std::size_t begin, const Host& host, const Fleet::Placement& like);
  void report_name(const Error& error, const Host& host);

  const LoadOptions& options_;
  const Surroundings& around_;
  Fleet::Store& store_;
  Findings& findings_;
  TermsMemo& memo_;
  OfferReader offer_reader_;
  HostLine host_line_;
  Tree tree_;  ///< Of the server at hand.
  std::array<KnownMenu, TermsMemo::kSlots> known_menus_{};
  std::vector<KnownMenu> moving_menus_;  ///< Likewise; empty as long as none moves.
  bool menus_move_ = false;              ///< Of the piece at hand.
  std::size_t longest_ = 0;              ///< Octets of the longest labels of the menu at hand.
  std::vector<Server> waiting_;
};

}  // namespace hastls::posture
