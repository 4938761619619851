// SPDX-License-Identifier: BSD-2-Clause
#include "hastls/zone/name_tree.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "hastls/core/domain_name.hpp"

namespace hastls::zone {
namespace {

std::string wire_of(std::string_view name) {
  return std::string(DomainName::parse_absolute(name)->wire());
}

// What every name says of itself has to be what it was added as, ancestors included.
class Names {
 public:
  void add(const std::string& name) {
    const NameId added = tree_.add(wire_of(name));
    if (name == ".") return;
    note(name, added);
  }
  void add_host(const std::string& host, const HostNames& names) {
    const std::string wire = wire_of(host);
    const auto known = tree_.know(names);
    ASSERT_TRUE(known);
    const NameId added = tree_.add_host({wire, NameTree::hash(wire)}, *known);
    ASSERT_NE(added, NameId{}) << host;
    note(host, added);
    for (std::size_t i = 0; i < names.owners.size(); ++i) {
      const auto owner = DomainName::from_wire(names.owners[i] + wire);
      note(owner->to_string(), NameId{static_cast<std::uint32_t>(added) + names.node_of[i]});
    }
  }

  void must_hold() const {
    WireRoom room;
    for (const auto& [name, id] : ids_) {
      const std::string wire = wire_of(name);
      EXPECT_EQ(tree_.wire(id, room), wire) << name;
      EXPECT_EQ(tree_.wire_size(id), wire.size()) << name;
      EXPECT_EQ(tree_.label(id), wire.substr(0, static_cast<unsigned char>(wire[0]) + 1U)) << name;
      EXPECT_EQ(tree_.name(id).to_string(), name);
      EXPECT_EQ(tree_.find(*DomainName::parse_absolute(name)), id) << name;
      for (const auto& [other, other_id] : ids_)
        EXPECT_EQ(tree_.is(other_id, wire), other == name) << other << " is " << name;
    }
    EXPECT_EQ(tree_.size(), ids_.size() + 1) << "and the root";
  }

 private:
  void note(std::string name, NameId id) {
    for (;;) {
      const auto [known, is_new] = ids_.try_emplace(name, id);
      EXPECT_EQ(known->second, id) << name;
      id = *tree_.parent(id);
      name = name.substr(name.find('.') + 1);
      if (name.empty()) break;
    }
    EXPECT_EQ(id, NameId{});
  }

  NameTree tree_;
  std::map<std::string, NameId> ids_;
};

TEST(NameTree, GivesNamesAsTheyWereAdded) {
  Names names;
  for (const char* const name :
       {".", "_imap._tcp.mail.example.com.", "mail.example.com.", "_smtp._tcp.mail.example.com.",
        "_http._tcp.www.example.com.", "_imap._tcp.www.example.com.", "a.b.c.example.net.",
        "b.c.example.net.", "_imap._tcp.", "_tcp.", "_a._b._c._d.example.com.", "*.example.com.",
        "_a._b.*.example.com."})
    names.add(name);
  names.must_hold();
}

// A plain label below an underscore name, and below that underscore names again.
TEST(NameTree, KeepsPlainNamesBelowUnderscoreNames) {
  Names names;
  for (const char* const name :
       {"x._tcp.mail.example.com.", "_imap._tcp.mail.example.com.", "_y.x._tcp.mail.example.com.",
        "y._y.x._tcp.mail.example.com.", "_a.b._c.d.example.com."})
    names.add(name);
  names.must_hold();
}

// More than are looked for one by one.
TEST(NameTree, AHostMayHaveManyUnderscoreNames) {
  Names names;
  for (int i = 0; i < 60; ++i) {
    names.add(fmt::format("_p{}.mail.example.com.", i));
    names.add(fmt::format("_app._p{}.mail.example.com.", i));
    names.add(fmt::format("_p{}._app._p{}.mail.example.com.", i, i));
  }
  names.must_hold();
}

// Whatever has the same place among the labels that are known.
TEST(NameTree, LabelsMayBeMany) {
  Names names;
  for (int i = 0; i < 600; ++i) names.add(fmt::format("_app{}._tcp.h{}.example.com.", i, i % 50));
  names.must_hold();
}

TEST(NameTree, AddsHostsWithTheirNames) {
  const std::vector<std::string_view> mail{"_imap._tcp.", "_smtp._tcp.", "_dns._udp."};
  const std::vector<std::string_view> web{"_http._tcp.", "_x._y._z."};
  const auto of_mail = HostNames::of(mail);
  const auto of_web = HostNames::of(web);
  ASSERT_TRUE(of_mail && of_web);
  Names names;
  names.add("example.com.");
  for (int i = 0; i < 20; ++i) {
    names.add_host(fmt::format("mx{}.example.com.", i), *of_mail);
    names.add(fmt::format("_imap._tcp.host{}.example.com.", i));
    names.add_host(fmt::format("www{}.example.com.", i), *of_web);
    names.add(fmt::format("_imap._tcp.www{}.example.com.", i));
  }
  names.must_hold();
}

TEST(HostNames, HaveEachNameOnce) {
  const std::vector<std::string_view> owners{"_imap._tcp.", "_imaps._tcp.", "_tcp."};
  const auto names = HostNames::of(owners);
  ASSERT_TRUE(names);
  ASSERT_EQ(names->nodes.size(), 4U) << "the host, _tcp and two more";
  EXPECT_EQ(names->label(1), "\4_tcp");
  EXPECT_EQ(names->label(2), "\5_imap");
  EXPECT_EQ(names->label(3), "\6_imaps");
  const std::vector<std::string_view> plain{"_imap._tcp.", "_x._y.z."};
  EXPECT_FALSE(HostNames::of(plain));
  EXPECT_EQ(names->node_of, (std::vector<std::uint8_t>{2, 3, 1}));
}

}  // namespace
}  // namespace hastls::zone
