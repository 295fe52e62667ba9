package io.opentrade.server.autopilot;

import io.opentrade.protocol.InputFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Looks at every strategy of a run on every one of its markets.
record Reviewer(Outlooks outlooks, Scripts scripts) {
  /// @return in the order of the strategies, then of the markets
  List<Candidate> candidates(long run, Terms terms, Instant now) throws InterruptedException {
    List<Candidate> candidates = new ArrayList<>();
    for (Terms.Source source : terms.strategies()) {
      InputFile file = scripts.file(run, source);
      for (String symbol : terms.symbols()) {
        String series = symbol + "@" + terms.exchange() + ":" + terms.timeframe();
        candidates.add(
            new Candidate(source.name(), series, outlooks.of(terms.account(), file, series, now)));
      }
    }
    return candidates;
  }
}
