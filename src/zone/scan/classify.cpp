// SPDX-License-Identifier: BSD-2-Clause
// Compiled once for each instruction set that Highway knows of this processor family. Debian has
// Highway's run-time dispatch in a shared library only, so the choice is made here.
#include "zone/scan/classify.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "zone/scan/classify.cpp"
#include <hwy/foreach_target.h>
// The order matters: foreach_target.h comes first.
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace hastls::zone::scan::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

#if HWY_TARGET != HWY_SCALAR

// One bit for each class and high nibble: an octet is of a class where the entries of its two
// nibbles share one of the bits.
inline constexpr std::uint8_t kControl = 1;  // NUL, CR
inline constexpr std::uint8_t kTab = 2;
inline constexpr std::uint8_t kNewline = 4;
inline constexpr std::uint8_t kSpace = 8;
inline constexpr std::uint8_t kQuote = 16;  // " ( )
inline constexpr std::uint8_t kDot = 32;
inline constexpr std::uint8_t kSemicolon = 64;
inline constexpr std::uint8_t kBackslash = 128;

HWY_ALIGN inline constexpr std::uint8_t kLow[16] = {
    kControl | kSpace, 0,        kQuote,     0,          0,        0,    0, 0, kQuote,
    kQuote | kTab,     kNewline, kSemicolon, kBackslash, kControl, kDot, 0};
HWY_ALIGN inline constexpr std::uint8_t kHigh[16] = {kControl | kTab | kNewline,
                                                     0,
                                                     kSpace | kQuote | kDot,
                                                     kSemicolon,
                                                     0,
                                                     kBackslash,
                                                     0,
                                                     0,
                                                     0,
                                                     0,
                                                     0,
                                                     0,
                                                     0,
                                                     0,
                                                     0,
                                                     0};

template <class D, class V>
HWY_INLINE void store_bits(D d, V classes, std::uint8_t wanted, std::uint8_t* bits) {
  const auto hit = hn::Ne(hn::And(classes, hn::Set(d, wanted)), hn::Zero(d));
  hn::StoreMaskBits(d, hit, bits);
}

void classify(const char* text, std::size_t blocks, BlockMasks* masks) {
  const hn::CappedTag<std::uint8_t, kBlock> d;
  const std::size_t lanes = hn::Lanes(d);
  const auto low = hn::LoadDup128(d, kLow);
  const auto high = hn::LoadDup128(d, kHigh);
  const auto nibble = hn::Set(d, std::uint8_t{0x0f});
  const auto* octets = reinterpret_cast<const std::uint8_t*>(text);
  for (std::size_t block = 0; block < blocks; ++block) {
    alignas(8) std::uint8_t bits[4][kBlock / 8];
    for (std::size_t at = 0; at < kBlock; at += lanes) {
      const auto v = hn::LoadU(d, octets + block * kBlock + at);
      const auto classes = hn::And(hn::TableLookupBytes(low, hn::And(v, nibble)),
                                   hn::TableLookupBytes(high, hn::ShiftRight<4>(v)));
      store_bits(d, classes, kNewline, bits[0] + at / 8);
      store_bits(d, classes, kTab | kSpace, bits[1] + at / 8);
      store_bits(d, classes, kControl | kQuote | kSemicolon | kBackslash, bits[2] + at / 8);
      store_bits(d, classes, kDot, bits[3] + at / 8);
    }
    hwy::CopyBytes<8>(bits[0], &masks[block].newline);
    hwy::CopyBytes<8>(bits[1], &masks[block].blank);
    hwy::CopyBytes<8>(bits[2], &masks[block].special);
    hwy::CopyBytes<8>(bits[3], &masks[block].dot);
  }
}

#endif

}  // namespace hastls::zone::scan::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include <algorithm>
#include <array>
// Asking the processor takes microseconds in a virtual machine, and the compiler's way asks at each
// start; glibc from 2.33 on tells what it has found. Its header is C, which clang does not take.
#if __has_include(<sys/platform/x86.h>) && !defined(__clang__)
#include <sys/platform/x86.h>
#endif
#ifdef CPU_FEATURE_ACTIVE
#define HASTLS_OFFERS(glibc, compiler) CPU_FEATURE_ACTIVE(glibc)
#else
#define HASTLS_OFFERS(glibc, compiler) (__builtin_cpu_supports(compiler) != 0)
#endif

namespace hastls::zone::scan {
namespace {

struct Target {
  Classifier classifier;
  bool (*is_offered)() noexcept;
};

bool always() noexcept {
  return true;
}

// The fastest first. The portable one ends the list, so that there always is one.
constexpr std::array kTargets {
#if (HWY_TARGETS & HWY_AVX3) != 0
  Target{{"AVX3", N_AVX3::classify},
         []() noexcept {
           return HASTLS_OFFERS(AVX512BW, "avx512bw") && HASTLS_OFFERS(AVX512VL, "avx512vl") &&
                  HASTLS_OFFERS(AVX512DQ, "avx512dq");
         }},
#endif
#if (HWY_TARGETS & HWY_AVX2) != 0
      Target{{"AVX2", N_AVX2::classify},
             []() noexcept {
               return HASTLS_OFFERS(AVX2, "avx2") && HASTLS_OFFERS(BMI2, "bmi2") &&
                      HASTLS_OFFERS(FMA, "fma");
             }},
#endif
#if (HWY_TARGETS & HWY_SSE4) != 0
      Target{{"SSE4", N_SSE4::classify}, []() noexcept { return HASTLS_OFFERS(SSE4_2, "sse4.2"); }},
#endif
#if HWY_STATIC_TARGET == HWY_NEON
      Target{{"NEON", N_NEON::classify}, always},
#endif
      Target{{"portable", classify_portably}, always},
};

}  // namespace

std::vector<Classifier> offered_classifiers() {
  std::vector<Classifier> out;
  for (const Target& target : kTargets) {
    if (target.is_offered()) out.push_back(target.classifier);
  }
  return out;
}

Classify classify_with(std::string_view instructions) noexcept {
  const auto* const it = std::ranges::find_if(kTargets, [&](const Target& target) {
    return (instructions.empty() || instructions == target.classifier.name) && target.is_offered();
  });
  return it == kTargets.end() ? classify_portably : it->classifier.classify;
}

}  // namespace hastls::zone::scan
#endif
