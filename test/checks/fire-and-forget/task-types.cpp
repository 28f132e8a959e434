// RUN: %check_test %s
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

// One task of each type that the catalogue knows, thrown away where it is made:
// what is lost depends on the type.

namespace arrow {
template <class T> class Future {
public:
  Future(Future &&) noexcept;
  ~Future();
};
} // namespace arrow
namespace asio {
template <class T> class awaitable {
public:
  awaitable(awaitable &&) noexcept;
  ~awaitable();
};
} // namespace asio
namespace boost::asio {
template <class T> class awaitable {
public:
  awaitable(awaitable &&) noexcept;
  ~awaitable();
};
} // namespace boost::asio
namespace asio {
template <class T> class deferred_async_operation {
public:
  deferred_async_operation(deferred_async_operation &&) noexcept;
  ~deferred_async_operation();
};
} // namespace asio
namespace boost::asio {
template <class T> class deferred_async_operation {
public:
  deferred_async_operation(deferred_async_operation &&) noexcept;
  ~deferred_async_operation();
};
} // namespace boost::asio
namespace async_simple::coro {
template <class T> class Lazy {
public:
  Lazy(Lazy &&) noexcept;
  ~Lazy();
};
} // namespace async_simple::coro
namespace async_simple::coro {
template <class T> class RescheduleLazy {
public:
  RescheduleLazy(RescheduleLazy &&) noexcept;
  ~RescheduleLazy();
};
} // namespace async_simple::coro
namespace boost::cobalt {
template <class T> class task {
public:
  task(task &&) noexcept;
  ~task();
};
} // namespace boost::cobalt
namespace boost::fibers {
class fiber {
public:
  fiber(fiber &&) noexcept;
  ~fiber();
};
} // namespace boost::fibers
namespace boost::fibers {
template <class T> class future {
public:
  future(future &&) noexcept;
  ~future();
};
} // namespace boost::fibers
namespace boost::fibers {
template <class T> class shared_future {
public:
  shared_future(shared_future &&) noexcept;
  ~shared_future();
};
} // namespace boost::fibers
namespace boost {
template <class T> class future {
public:
  future(future &&) noexcept;
  ~future();
};
} // namespace boost
namespace boost {
template <class T> class unique_future {
public:
  unique_future(unique_future &&) noexcept;
  ~unique_future();
};
} // namespace boost
namespace boost {
template <class T> class shared_future {
public:
  shared_future(shared_future &&) noexcept;
  ~shared_future();
};
} // namespace boost
namespace boost {
class thread {
public:
  thread(thread &&) noexcept;
  ~thread();
};
} // namespace boost
namespace concurrencpp {
template <class T> class result {
public:
  result(result &&) noexcept;
  ~result();
};
} // namespace concurrencpp
namespace concurrencpp {
template <class T> class shared_result {
public:
  shared_result(shared_result &&) noexcept;
  ~shared_result();
};
} // namespace concurrencpp
namespace concurrencpp {
template <class T> class lazy_result {
public:
  lazy_result(lazy_result &&) noexcept;
  ~lazy_result();
};
} // namespace concurrencpp
namespace cppcoro {
template <class T> class task {
public:
  task(task &&) noexcept;
  ~task();
};
} // namespace cppcoro
namespace cppcoro {
template <class T> class shared_task {
public:
  shared_task(shared_task &&) noexcept;
  ~shared_task();
};
} // namespace cppcoro
namespace cpr {
template <class T> class AsyncWrapper {
public:
  AsyncWrapper(AsyncWrapper &&) noexcept;
  ~AsyncWrapper();
};
} // namespace cpr
namespace drogon {
template <class T> class Task {
public:
  Task(Task &&) noexcept;
  ~Task();
};
} // namespace drogon
namespace folly {
template <class T> class Future {
public:
  Future(Future &&) noexcept;
  ~Future();
};
} // namespace folly
namespace folly {
template <class T> class SemiFuture {
public:
  SemiFuture(SemiFuture &&) noexcept;
  ~SemiFuture();
};
} // namespace folly
namespace folly::coro {
template <class T> class Task {
public:
  Task(Task &&) noexcept;
  ~Task();
};
} // namespace folly::coro
namespace folly::coro {
template <class T> class TaskWithExecutor {
public:
  TaskWithExecutor(TaskWithExecutor &&) noexcept;
  ~TaskWithExecutor();
};
} // namespace folly::coro
namespace hpx {
template <class T> class future {
public:
  future(future &&) noexcept;
  ~future();
};
} // namespace hpx
namespace hpx {
template <class T> class shared_future {
public:
  shared_future(shared_future &&) noexcept;
  ~shared_future();
};
} // namespace hpx
namespace coro {
template <class T> class task {
public:
  task(task &&) noexcept;
  ~task();
};
} // namespace coro
namespace unifex {
template <class T> class task {
public:
  task(task &&) noexcept;
  ~task();
};
} // namespace unifex
namespace pplx {
template <class T> class task {
public:
  task(task &&) noexcept;
  ~task();
};
} // namespace pplx
namespace QCoro {
template <class T> class Task {
public:
  Task(Task &&) noexcept;
  ~Task();
};
} // namespace QCoro
namespace QCoro {
template <class T> class LazyTask {
public:
  LazyTask(LazyTask &&) noexcept;
  ~LazyTask();
};
} // namespace QCoro
template <class T> class QFuture {
public:
  QFuture(QFuture &&) noexcept;
  ~QFuture();
};
namespace seastar {
template <class T> class future {
public:
  future(future &&) noexcept;
  ~future();
};
} // namespace seastar
namespace exec {
template <class T> class basic_task {
public:
  basic_task(basic_task &&) noexcept;
  ~basic_task();
};
} // namespace exec
namespace stlab {
template <class T> class future {
public:
  future(future &&) noexcept;
  ~future();
};
} // namespace stlab
namespace tmc {
template <class T> class task {
public:
  task(task &&) noexcept;
  ~task();
};
} // namespace tmc

arrow::Future<int> arrow_future();
asio::awaitable<int> asio_awaitable();
boost::asio::awaitable<int> boost_asio_awaitable();
asio::deferred_async_operation<int> asio_deferred_async_operation();
boost::asio::deferred_async_operation<int> boost_asio_deferred_async_operation();
async_simple::coro::Lazy<int> async_simple_coro_lazy();
async_simple::coro::RescheduleLazy<int> async_simple_coro_reschedulelazy();
boost::cobalt::task<int> boost_cobalt_task();
boost::fibers::fiber boost_fibers_fiber();
boost::fibers::future<int> boost_fibers_future();
boost::fibers::shared_future<int> boost_fibers_shared_future();
boost::future<int> boost_future();
boost::unique_future<int> boost_unique_future();
boost::shared_future<int> boost_shared_future();
boost::thread boost_thread();
concurrencpp::result<int> concurrencpp_result();
concurrencpp::shared_result<int> concurrencpp_shared_result();
concurrencpp::lazy_result<int> concurrencpp_lazy_result();
cppcoro::task<int> cppcoro_task();
cppcoro::shared_task<int> cppcoro_shared_task();
cpr::AsyncWrapper<int> cpr_asyncwrapper();
drogon::Task<int> drogon_task();
folly::Future<int> folly_future();
folly::SemiFuture<int> folly_semifuture();
folly::coro::Task<int> folly_coro_task();
folly::coro::TaskWithExecutor<int> folly_coro_taskwithexecutor();
hpx::future<int> hpx_future();
hpx::shared_future<int> hpx_shared_future();
coro::task<int> coro_task();
unifex::task<int> unifex_task();
pplx::task<int> pplx_task();
QCoro::Task<int> qcoro_task();
QCoro::LazyTask<int> qcoro_lazytask();
QFuture<int> qfuture();
seastar::future<int> seastar_future();
exec::basic_task<int> exec_basic_task();
stlab::future<int> stlab_future();
tmc::task<int> tmc_task();

void discarded() {
  arrow_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'arrow_future' returns is discarded, so its result and its errors are lost
  asio_awaitable();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'asio_awaitable' returns is discarded, so the work never starts
  boost_asio_awaitable();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'boost_asio_awaitable' returns is discarded, so the work never starts
  asio_deferred_async_operation();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'asio_deferred_async_operation' returns is discarded, so the work never starts
  boost_asio_deferred_async_operation();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'boost_asio_deferred_async_operation' returns is discarded, so the work never starts
  async_simple_coro_lazy();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'async_simple_coro_lazy' returns is discarded, so the work never starts
  async_simple_coro_reschedulelazy();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'async_simple_coro_reschedulelazy' returns is discarded, so the work never starts
  boost_cobalt_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'boost_cobalt_task' returns is discarded, so the work never starts
  boost_fibers_fiber();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'boost_fibers_fiber' returns is discarded, which terminates the program
  boost_fibers_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'boost_fibers_future' returns is discarded, so its result and its errors are lost
  boost_fibers_shared_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'boost_fibers_shared_future' returns is discarded, so its result and its errors are lost
  boost_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'boost_future' returns is discarded, so its result and its errors are lost
  boost_unique_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'boost_unique_future' returns is discarded, so its result and its errors are lost
  boost_shared_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'boost_shared_future' returns is discarded, so its result and its errors are lost
  boost_thread();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'boost_thread' returns is discarded, so its result and its errors are lost
  concurrencpp_result();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'concurrencpp_result' returns is discarded, so its result and its errors are lost
  concurrencpp_shared_result();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'concurrencpp_shared_result' returns is discarded, so its result and its errors are lost
  concurrencpp_lazy_result();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'concurrencpp_lazy_result' returns is discarded, so the work never starts
  cppcoro_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'cppcoro_task' returns is discarded, so the work never starts
  cppcoro_shared_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'cppcoro_shared_task' returns is discarded, so the work never starts
  cpr_asyncwrapper();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'cpr_asyncwrapper' returns is discarded, so its result and its errors are lost
  drogon_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'drogon_task' returns is discarded, so the work never starts
  folly_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'folly_future' returns is discarded, so its result and its errors are lost
  folly_semifuture();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'folly_semifuture' returns is discarded, so the work never starts
  folly_coro_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'folly_coro_task' returns is discarded, so the work never starts
  folly_coro_taskwithexecutor();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'folly_coro_taskwithexecutor' returns is discarded, so the work never starts
  hpx_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'hpx_future' returns is discarded, so its result and its errors are lost
  hpx_shared_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'hpx_shared_future' returns is discarded, so its result and its errors are lost
  coro_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'coro_task' returns is discarded, so the work never starts
  unifex_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'unifex_task' returns is discarded, so the work never starts
  pplx_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'pplx_task' returns is discarded, so its result and its errors are lost
  qcoro_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'qcoro_task' returns is discarded, so its result and its errors are lost
  qcoro_lazytask();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'qcoro_lazytask' returns is discarded, so the work never starts
  qfuture();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'qfuture' returns is discarded, so its result and its errors are lost
  seastar_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'seastar_future' returns is discarded, so its result and its errors are lost
  exec_basic_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'exec_basic_task' returns is discarded, so the work never starts
  stlab_future();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'stlab_future' returns is discarded, which cancels the work
  tmc_task();
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'tmc_task' returns is discarded, so the work never starts
}

// What the libraries' own functions start, whatever its type.
namespace cpr {
template <class F> AsyncWrapper<int> GetAsync(F f);
} // namespace cpr
namespace boost {
template <class F> future<int> async(F f);
} // namespace boost
namespace QtConcurrent {
template <class F> QFuture<int> run(F f);
} // namespace QtConcurrent
int work();

void started() {
  cpr::GetAsync(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'GetAsync' returns is discarded, so its result and its errors are lost
  boost::async(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'async' returns is discarded, so its destructor waits here and nothing runs asynchronously
  QtConcurrent::run(work);
  // CHECK-MESSAGES: :[[@LINE-1]]:3: warning: the task that 'run' returns is discarded, so its result and its errors are lost
}

// An active object's result is normally discarded.
namespace Poco {
template <class T> class ActiveResult {
public:
  ActiveResult(ActiveResult &&) noexcept;
  ~ActiveResult();
};
} // namespace Poco
Poco::ActiveResult<int> notify();
void silent_normally_discarded() { notify(); }
