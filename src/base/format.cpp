// SPDX-License-Identifier: MIT
// fmt's own code, compiled here when only its headers are there: Debian has no static libfmt, and its shared one would bring a shared libstdc++ into
// a static program (reference style.md 3.6). With MOLT_LINKED_FMT a real library brings the code, and this file is empty.
#ifndef MOLT_LINKED_FMT
#include <fmt/format-inl.h>

FMT_BEGIN_NAMESPACE
namespace detail {

template FMT_API auto locale_ref::get<std::locale>() const -> std::locale;
#if FMT_VERSION >= 90000 && FMT_VERSION < 100000
template FMT_API auto dragonbox::to_decimal(float x) noexcept -> dragonbox::decimal_fp<float>;
template FMT_API auto dragonbox::to_decimal(double x) noexcept -> dragonbox::decimal_fp<double>;
template FMT_API auto thousands_sep_impl(locale_ref) -> thousands_sep_result<char>;
template FMT_API auto decimal_point_impl(locale_ref) -> char;
template FMT_API void buffer<char>::append(const char*, const char*);
template FMT_API void vformat_to(buffer<char>&, string_view, basic_format_args<FMT_BUFFER_CONTEXT(char)>, locale_ref);
#endif

}  // namespace detail
FMT_END_NAMESPACE
#endif
