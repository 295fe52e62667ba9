package io.opentrade.server.venue;

import java.util.function.Function;
import java.util.function.Supplier;

/// What an exchange answered, or why there is no answer.
public sealed interface Answer<T> {
  /// It answered.
  record Value<T>(T value) implements Answer<T> {}

  /// It did not, or not with what was asked for.
  record Failed<T>(VenueError error) implements Answer<T> {}

  static <T> Answer<T> of(T value) {
    return new Value<>(value);
  }

  static <T> Answer<T> failed(VenueError error) {
    return new Failed<>(error);
  }

  /// The same with the value changed; a failure stays what it is.
  default <R> Answer<R> map(Function<? super T, ? extends R> change) {
    return switch (this) {
      case Value<T>(T value) -> new Value<>(change.apply(value));
      case Failed<T>(VenueError error) -> new Failed<>(error);
    };
  }

  /// Asks on with the value; a failure stays what it is.
  default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
    return switch (this) {
      case Value<T>(T value) -> next.apply(value);
      case Failed<T>(VenueError error) -> new Failed<>(error);
    };
  }

  /// Asks otherwise where the exchange refused for that reason.
  default Answer<T> ifRefused(VenueError.Reason reason, Supplier<Answer<T>> other) {
    return this instanceof Failed<T>(VenueError.Rejected rejected) && rejected.reason() == reason
        ? other.get()
        : this;
  }
}
