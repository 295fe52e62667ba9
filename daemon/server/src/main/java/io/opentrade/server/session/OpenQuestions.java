package io.opentrade.server.session;

import io.opentrade.engine.domain.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Orders of which must be asked what became of them, each when it is due: at once, then after
/// pauses that double while no answer decides. Safe for use by many threads.
final class OpenQuestions {
  private static final int MOST_DOUBLINGS = 6;

  private final Duration again;
  private final LongSupplier nano;
  private final Map<OrderId, Question> all = new ConcurrentHashMap<>();

  /// @param due by the monotonic clock, nanoseconds
  private record Question(int attempt, long due) {}

  /// @param again the first pause
  /// @param nano a monotonic clock
  OpenQuestions(Duration again, LongSupplier nano) {
    this.again = again;
    this.nano = nano;
  }

  /// How long to wait after so many attempts, nanoseconds.
  static long pause(Duration again, int attempts) {
    return again.toNanos() << Math.min(attempts, MOST_DOUBLINGS);
  }

  /// There is news of the order: it is asked at once.
  void soon(OrderId id) {
    long now = nano.getAsLong();
    all.merge(id, new Question(0, now), (known, _) -> new Question(known.attempt(), now));
  }

  /// It was asked just now, and nothing was decided.
  void undecided(OrderId id) {
    all.putIfAbsent(id, new Question(1, nano.getAsLong() + again.toNanos()));
  }

  /// What is to be asked now. Whatever comes of it, even if asking fails, each is due again after
  /// its pause, unless it is decided.
  List<OrderId> due() {
    long now = nano.getAsLong();
    List<OrderId> due = new ArrayList<>();
    all.forEach(
        (id, question) -> {
          if (question.due() - now <= 0) {
            long next = now + pause(again, question.attempt());
            all.replace(id, question, new Question(question.attempt() + 1, next));
            due.add(id);
          }
        });
    return due;
  }

  /// Nothing need be asked any more.
  void decided(OrderId id) {
    all.remove(id);
  }

  /// Nothing can be decided before so long has passed: a pause that has grown meanwhile must not
  /// outlast that moment.
  void tooEarly(OrderId id, Duration left) {
    long at = nano.getAsLong() + left.toNanos();
    all.computeIfPresent(
        id, (_, question) -> at - question.due() < 0 ? new Question(0, at) : question);
  }
}
