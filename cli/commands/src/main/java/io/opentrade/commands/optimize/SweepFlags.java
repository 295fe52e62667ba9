package io.opentrade.commands.optimize;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags that say which parameters vary and what makes one combination better than another.
public final class SweepFlags {
  @Option(names = "--sweep", paramLabel = "SWEEP", required = true)
  List<String> sweeps = new ArrayList<>();

  @Option(names = "--objective", paramLabel = "FIGURE")
  @Nullable String objective;

  @Option(names = "--constraint", paramLabel = "CONDITION")
  List<String> constraints = new ArrayList<>();

  @Option(names = "--jobs", paramLabel = "N")
  @Nullable String jobs;

  /// As written.
  public List<String> sweeps() {
    return sweeps;
  }

  public @Nullable String objective() {
    return objective;
  }

  public List<String> constraints() {
    return constraints;
  }

  public @Nullable String jobs() {
    return jobs;
  }
}
