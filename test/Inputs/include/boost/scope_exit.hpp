// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// The scope guard of Boost.ScopeExit, as far as the tests use it.
#ifndef MOCK_BOOST_SCOPE_EXIT
#define MOCK_BOOST_SCOPE_EXIT
namespace boost {
namespace scope_exit {
namespace aux {
template <class F> class guard {
public:
  guard(F f) : f(f) {}
  ~guard() { f(); }

private:
  F f;
};
struct guard_maker {};
template <class F> guard<F> operator->*(guard_maker, F f) { return guard<F>(f); }
} // namespace aux
} // namespace scope_exit
} // namespace boost
#define BOOST_SE_CAT_I(a, b) a##b
#define BOOST_SE_CAT(a, b) BOOST_SE_CAT_I(a, b)
#define BOOST_SCOPE_EXIT_ALL(capture)                                                                                  \
  auto BOOST_SE_CAT(boost_se_guard_, __LINE__) = ::boost::scope_exit::aux::guard_maker()->*[capture]()
#endif
