// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The scope guard of Folly, as far as the tests use it.
#ifndef MOCK_FOLLY_SCOPEGUARD
#define MOCK_FOLLY_SCOPEGUARD
namespace folly {
namespace detail {
enum class ScopeGuardOnExit {};
template <class F> class ScopeGuardImpl {
public:
  explicit ScopeGuardImpl(F &&f) noexcept : f(static_cast<F &&>(f)) {}
  ScopeGuardImpl(const ScopeGuardImpl &) = delete;
  ~ScopeGuardImpl() noexcept { f(); }

private:
  F f;
};
template <class F> ScopeGuardImpl<F> operator+(ScopeGuardOnExit, F &&f) {
  return ScopeGuardImpl<F>(static_cast<F &&>(f));
}
} // namespace detail
} // namespace folly
#define FB_CONCATENATE_IMPL(a, b) a##b
#define FB_CONCATENATE(a, b) FB_CONCATENATE_IMPL(a, b)
#define SCOPE_EXIT auto FB_CONCATENATE(SCOPE_EXIT_STATE, __LINE__) = ::folly::detail::ScopeGuardOnExit() + [&]() noexcept
#endif
