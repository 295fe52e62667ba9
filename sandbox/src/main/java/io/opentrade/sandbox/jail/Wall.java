package io.opentrade.sandbox.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Which wall is wanted.
public enum Wall {
  /// The best this machine has: bubblewrap, else Landlock, on macOS sandbox-exec.
  AUTO,
  /// Only bubblewrap.
  BUBBLEWRAP,
  /// Only Landlock with a filter of system calls.
  LANDLOCK;

  /// The wall of that name, in small letters as in the settings.
  ///
  /// @throws IllegalArgumentException where there is none
  public static Wall named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// What trying it out on this machine found.
  public sealed interface Finding {
    /// This wall stands.
    ///
    /// @param because for people: why this one
    record Standing(Jail jail, String because) implements Finding {}

    /// None stands.
    ///
    /// @param reason for people: what is missing and what to install
    record Missing(String reason) implements Finding {}
  }

  /// Tries out which wall can be had here; takes some ten milliseconds.
  public Finding find() {
    List<String> reasons = new ArrayList<>();
    for (Supplier<Finding> candidate : candidates()) {
      switch (candidate.get()) {
        case Finding.Standing(Jail jail, String because) -> {
          reasons.add(because);
          return new Finding.Standing(jail, String.join("; ", reasons));
        }
        case Finding.Missing(String reason) -> reasons.add(reason);
      }
    }
    return new Finding.Missing(String.join("; ", reasons));
  }

  private List<Supplier<Finding>> candidates() {
    if (System.getProperty("os.name").startsWith("Mac")) {
      return List.of(SandboxExec::probe);
    }
    return switch (this) {
      case AUTO -> List.of(Bubblewrap::probe, Landlock::probe);
      case BUBBLEWRAP -> List.of(Bubblewrap::probe);
      case LANDLOCK -> List.of(Landlock::probe);
    };
  }
}
