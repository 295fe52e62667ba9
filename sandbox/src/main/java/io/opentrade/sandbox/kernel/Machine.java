package io.opentrade.sandbox.kernel;

import java.util.Locale;
import java.util.Optional;

/// A processor architecture whose system calls we know.
public enum Machine {
  X86_64(0xC000_003E),
  AARCH64(0xC000_00B7);

  private final int auditName;

  Machine(int auditName) {
    this.auditName = auditName;
  }

  /// The number by which seccomp names it (`AUDIT_ARCH_…` of linux/audit.h).
  int auditName() {
    return auditName;
  }

  /// The one this JVM runs on, on Linux; empty on other systems and processors.
  public static Optional<Machine> here() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> Optional.of(X86_64);
      case "aarch64", "arm64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }
}
