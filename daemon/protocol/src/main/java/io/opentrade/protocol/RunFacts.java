package io.opentrade.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person wants to know about a run beside its document.
///
/// @param language `js`, `python` or `java`
/// @param warmupBars bars read before the first traded one
/// @param conflicts bars that asked for long and short at once and got neither
/// @param ignored entries asked for while already in that position
/// @param refusals orders not made, by reason
/// @param log what the strategy logged, the first lines
/// @param logDropped how many further lines it logged
/// @param finishedAt when the run ended
/// @param command the arguments that run it again, or null when a program asked
public record RunFacts(
    String language,
    int warmupBars,
    int conflicts,
    int ignored,
    Map<String, Integer> refusals,
    List<ForeignText> log,
    int logDropped,
    @Nullable Instant finishedAt,
    @Nullable ForeignText command) {
  public RunFacts {
    refusals = Values.map(refusals);
    log = Values.list(log);
  }
}
