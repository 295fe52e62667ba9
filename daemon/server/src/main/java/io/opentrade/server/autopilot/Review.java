package io.opentrade.server.autopilot;

import java.util.List;

/// Which strategies are to run from now on.
///
/// @param verdicts on all candidates, in their order
/// @param close legs that are to end
/// @param open what is to begin, after these have ended
/// @param reason one sentence
record Review(List<Verdict> verdicts, List<Leg> close, List<Opening> open, String reason) {
  Review {
    verdicts = List.copyOf(verdicts);
    close = List.copyOf(close);
    open = List.copyOf(open);
  }

  /// @param share of the equity
  record Opening(Candidate candidate, Evidence evidence, double share) {}
}
