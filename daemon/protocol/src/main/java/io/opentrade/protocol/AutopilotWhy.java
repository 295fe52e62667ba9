package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `autopilot.why`: what it decided at an account, and why; the last decisions, oldest first.
///
/// @param limit how many at most; 0 for 10, at most 1000
public record AutopilotWhy(String account, int limit)
    implements AutopilotRequest<AutopilotWhy.Reply> {
  public AutopilotWhy {
    Values.required("account", account);
    limit = Values.limit(limit, 10, 1000);
  }

  public record Reply(List<Decision> decisions) {
    public Reply {
      decisions = Values.list(decisions);
    }
  }

  /// @param run the start of the autopilot that this belongs to; all starts are counted
  /// @param kind `start`, `review`, `exit`, `target`, `loss`, `stop` or `over`
  /// @param reason in one sentence, with its numbers
  /// @param equity of the budget at that moment
  /// @param verdicts on every candidate that was looked at; empty but for a review
  /// @param steps what followed, in order
  public record Decision(
      long number,
      long run,
      Instant at,
      String kind,
      ForeignText reason,
      Decimal equity,
      List<Verdict> verdicts,
      List<Step> steps) {
    public Decision {
      verdicts = Values.list(verdicts);
      steps = Values.list(steps);
    }
  }

  /// What was thought of a strategy on a market.
  ///
  /// @param chosen whether it was given a share
  /// @param reason in words, with its numbers
  /// @param score profit of the tests over their largest fall, both in percent; null where there
  ///     were none
  /// @param sharePercent of the budget; 0 where it was not chosen
  /// @param regime of the market: `rising`, `falling`, `quiet`, `wild`; null where it is not known
  public record Verdict(
      ForeignText strategy,
      String series,
      boolean chosen,
      ForeignText reason,
      @Nullable Double score,
      double sharePercent,
      @Nullable String regime) {
    public Verdict {
      Values.finiteOrNull("score", score);
      Values.finite("sharePercent", sharePercent);
    }
  }

  /// @param action `open` or `close`
  /// @param leg the strategy's name at the account
  /// @param state `wanted`, `done` or `failed`
  /// @param outcome what came of it, or why it is not done yet
  public record Step(String action, ForeignText leg, String state, ForeignText outcome) {}
}
