package io.opentrade.research.data;

import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.research.candles.CandleFailure;

/// A failure about candles as an answer for the person who asked.
public final class CandleFailures {
  private CandleFailures() {}

  /// @throws InterruptedException where the failure is that it was cancelled
  public static RequestFailed of(CandleFailure failure) throws InterruptedException {
    FailureKind kind =
        switch (failure.kind()) {
          case BAD_DATA, LIMIT -> FailureKind.BAD_DATA;
          case NOT_FOUND -> FailureKind.NOT_FOUND;
          case USAGE -> FailureKind.USAGE;
          case CANCELLED -> throw new InterruptedException();
          case IO -> FailureKind.FAILED;
        };
    return new RequestFailed(kind, String.valueOf(failure.getMessage()), failure.hint());
  }
}
