import Glibc
import Synchronization

/// Work done by several threads at once.
enum Threads {
  /// How many processors the machine has.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Returns what `work` makes of each of `items`, in their order, by at most `count` threads.
  ///
  /// Each thread takes the next item as soon as it is done with one; where the system gives fewer
  /// threads, those there are do all of it.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], count: Int, _ work: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    if count <= 1 || items.count <= 1 { return items.map(work) }
    let queue = Queue<Result>(count: items.count)
    let job = Job {
      while let index = queue.next() { queue.put(work(items[index]), at: index) }
    }
    let threads = (1..<min(count, items.count)).compactMap { _ in start(job) }
    job.run()
    for thread in threads { pthread_join(thread, nil) }
    return queue.results
  }

  /// As much stack as the first thread usually has.
  private static let stackSize = 8 << 20

  /// Starts a thread that does `job`; nil where the system gives none.
  private static func start(_ job: Job) -> pthread_t? {
    var attributes = pthread_attr_t()
    guard pthread_attr_init(&attributes) == 0 else { return nil }
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(job)
    let code = pthread_create(&thread, &attributes, Threads.run, context.toOpaque())
    if code == 0 { return thread }
    context.release()
    return nil
  }

  /// What a thread begins with.
  private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    context in
    guard let context else { return nil }
    Fault.giveStackToHandler()
    Unmanaged<Job>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }

  /// What all threads do; a class, because a pointer to it goes through the system.
  private final class Job: Sendable {
    let run: @Sendable () -> Void

    /// Creates a job.
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Which item is next, and what came of those that are done; a class, because all threads share it.
  private final class Queue<Result: Sendable>: Sendable {
    private let count: Int
    private let state: Mutex<(next: Int, results: [Result?])>

    /// Creates a queue of that many items.
    init(count: Int) {
      self.count = count
      state = Mutex((0, Array(repeating: nil, count: count)))
    }

    /// Takes the next item, nil at the end.
    func next() -> Int? {
      state.withLock { state in
        guard state.next < count else { return nil }
        state.next += 1
        return state.next - 1
      }
    }

    /// Keeps the result of an item.
    func put(_ result: Result, at index: Int) { state.withLock { $0.results[index] = result } }

    /// All results, in order.
    var results: [Result] { state.withLock { $0.results.compactMap { $0 } } }
  }
}
