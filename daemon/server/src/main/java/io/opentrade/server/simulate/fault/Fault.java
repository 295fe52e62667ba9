package io.opentrade.server.simulate.fault;

import java.util.Arrays;
import java.util.Optional;

/// What can go wrong.
public enum Fault {
  /// An answer takes longer: so long at most.
  LATENCY("latency", true),
  /// The exchange's clock is off by so much.
  SKEW("skew", true),
  /// The connection breaks before the request is read: it was not accepted.
  LOST_REQUEST("lost-request", false),
  /// The request is accepted, and the connection breaks before the answer.
  LOST_ANSWER("lost-answer", false),
  /// 503 before the request is accepted, or -1007 after: the client cannot tell.
  SERVER_ERROR("server-error", false),
  /// 429 with Retry-After.
  RATE_LIMIT("rate-limit", false),
  /// 418 with Retry-After, and again until that is over.
  BAN("ban", false),
  /// A stream breaks off.
  DISCONNECT("disconnect", false),
  /// A stream's message comes twice.
  DUPLICATE("duplicate", false),
  /// A stream's message comes after the next one.
  DISORDER("disorder", false),
  /// A stream's message does not come.
  GAP("gap", false),
  /// Somebody takes most of one side of a thin book, price after price.
  WALK("walk", false);

  private final String word;
  private final boolean duration;

  Fault(String word, boolean duration) {
    this.word = word;
    this.duration = duration;
  }

  public String word() {
    return word;
  }

  /// Whether its value is a time instead of a chance.
  boolean isDuration() {
    return duration;
  }

  /// The fault of that word.
  public static Optional<Fault> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }
}
