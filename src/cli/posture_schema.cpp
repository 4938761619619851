// SPDX-License-Identifier: BSD-2-Clause
#include "cli/posture_schema.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "cli/known_rules.hpp"
#include "hastls/posture/keys.hpp"

namespace hastls::cli {
namespace {

using posture::Shape;
using report::Array;
using report::Object;
using report::Value;

// Most scalars may be quoted or plain (G4): a YAML reader turns the plain ones into numbers.
Value one_of(Array schemas) {
  return Object{{"anyOf", std::move(schemas)}};
}
Value text_like(std::string_view pattern) {
  return Object{{"type", "string"}, {"pattern", pattern}};
}
Value integer(std::int64_t least, std::int64_t most) {
  return Object{{"type", "integer"}, {"minimum", least}, {"maximum", most}};
}
Value reference(std::string_view definition) {
  return Object{{"$ref", "#/$defs/" + std::string(definition)}};
}
Value list_of(Value items, std::int64_t least) {
  return Object{{"type", "array"}, {"items", std::move(items)}, {"minItems", least}};
}
// `{name: value, ...}` with names of any kind that `names` allows.
Value mapping_of(Value names, Value values) {
  return Object{{"type", "object"},
                {"propertyNames", std::move(names)},
                {"additionalProperties", std::move(values)},
                {"minProperties", 1}};
}

// A number or what is written like one: 1 to 65535 without leading zero.
constexpr std::string_view kPort =
    "^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])$";
constexpr std::string_view kType =
    "^([Tt][Yy][Pp][Ee])?(652[89][0-9]|65[34][0-9]{2}|655[0-2][0-9]|6553[0-4])$";
constexpr std::string_view kTtl =
    "^([0-9]{1,10}|(?=.)([0-9]+[wW])?([0-9]+[dD])?([0-9]+[hH])?([0-9]+[mM])?([0-9]+[sS])?)$";
constexpr std::string_view kPosture = "^[Ss]([Ii][Oo]|[Ss][Oo]|[Ss][Bb])$";
constexpr std::string_view kHost =
    "^(@|[A-Za-z0-9-][A-Za-z0-9_-]*(\\.[A-Za-z0-9-][A-Za-z0-9_-]*)*\\.?)$";
constexpr std::string_view kZone = "^(\\.|[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?)$";
constexpr std::string_view kHostOrRange =
    "^(@|[A-Za-z0-9._-]+|[A-Za-z0-9._-]*\\{[0-9]{1,9}\\.\\.[0-9]{1,9}\\}[A-Za-z0-9._-]*)$";
constexpr std::string_view kApplication =
    "^(?=[^/]{1,15}(/|$))(?=[^/]*[A-Za-z])[A-Za-z0-9]+(-[A-Za-z0-9]+)*(/"
    "([Tt][Cc][Pp]|[Uu][Dd][Pp]|[Ss][Cc][Tt][Pp]|[Dd]"
    "[Cc][Cc][Pp]))?$";
constexpr std::string_view kReason = "^[^;\\u0000-\\u001f]+$";

Value acceptable_rules() {
  Array ids;
  for (const posture::KnownRule& rule : known_rules()) {
    if (!rule.is_error) ids.emplace_back(rule.id);
  }
  return Object{{"enum", std::move(ids)}};
}

Value schema_of(const posture::KeyTable& table);

Value schema_of(Shape shape) {
  switch (shape) {
    case Shape::Version: return Object{{"enum", Array{1, "1"}}};
    case Shape::ZoneName: return one_of({text_like(kZone), integer(0, INT64_MAX)});
    case Shape::TypeCode: return one_of({text_like(kType), integer(65280, 65534)});
    case Shape::Defaults: return schema_of(posture::defaults_keys());
    case Shape::Profiles: return mapping_of(Object{{"minLength", 1}}, reference("applications"));
    case Shape::Servers: return one_of({Object{{"type", "null"}}, list_of(reference("server"), 0)});
    case Shape::HostName:
      return one_of({text_like(kHost), integer(0, INT64_MAX), Object{{"type", "boolean"}}});
    case Shape::HostList:
      return list_of(
          one_of({text_like(kHostOrRange), integer(0, INT64_MAX), Object{{"type", "boolean"}}}), 1);
    case Shape::ProfileName: return Object{{"type", Array{"string", "integer"}}};
    case Shape::Applications: return reference("applications");
    case Shape::PostureName: return reference("posture");
    case Shape::PortNumber: return one_of({integer(1, 65535), text_like(kPort)});
    case Shape::Flag: return Object{{"type", "boolean"}};
    case Shape::Duration: return one_of({integer(0, 2147483647), text_like(kTtl)});
    case Shape::Accept: return mapping_of(acceptable_rules(), text_like(kReason));
    // Of .hastls.yaml, which this schema is not about.
    case Shape::Severities:
    case Shape::Path:
    case Shape::IncludeBase:
    case Shape::Rows:
    case Shape::InBandName:
    case Shape::Text: break;
  }
  return Object{};
}

Value described(Value schema, std::string_view says) {
  return Object{{"description", says}, {"allOf", Array{std::move(schema)}}};
}

Value schema_of(const posture::KeyTable& table) {
  Object properties;
  Array required;
  for (const posture::Key& key : table.keys) {
    properties.push_back({std::string(key.name), described(schema_of(key.shape), key.says)});
    if (key.required) required.emplace_back(key.name);
  }
  Object schema{{"type", "object"},
                {"properties", std::move(properties)},
                {"additionalProperties", false},
                {"minProperties", 1}};
  if (!required.empty()) schema.push_back({"required", std::move(required)});
  return schema;
}

// Either host or hosts, and a profile or applications or both.
Value server_schema() {
  const auto requires_key = [](std::string_view key) {
    return Value(Object{{"required", Array{key}}});
  };
  return Object{
      {"allOf",
       Array{schema_of(posture::server_keys()),
             Object{{"oneOf", Array{requires_key("host"), requires_key("hosts")}}},
             Object{{"anyOf", Array{requires_key("profile"), requires_key("applications")}}}}}};
}

}  // namespace

Value posture_schema() {
  const Value entry = one_of({reference("posture"), reference("entry")});
  return Object{
      {"$schema", "https://json-schema.org/draft/2020-12/schema"},
      {"title", "hastls posture file, version 1"},
      {"allOf", Array{schema_of(posture::document_keys())}},
      {"$defs",
       Object{
           {"posture", text_like(kPosture)},
           {"entry", schema_of(posture::entry_keys())},
           {"applications",
            mapping_of(text_like(kApplication), one_of({entry, list_of(entry, 1)}))},
           {"server", server_schema()},
       }},
  };
}

}  // namespace hastls::cli
