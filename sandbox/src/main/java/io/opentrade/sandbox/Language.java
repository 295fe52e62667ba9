package io.opentrade.sandbox;

import java.util.Locale;
import java.util.Optional;

/// The language a strategy is written in.
public enum Language {
  JAVASCRIPT("js"),
  PYTHON("py"),
  /// Compiled in the worker. It has no second wall inside the jail, and nothing but good manners
  /// keeps it from reading later candles.
  JAVA("java");

  private final String extension;

  Language(String extension) {
    this.extension = extension;
  }

  /// The usual ending of its files, without the dot: `js`, `py`, `java`.
  public String extension() {
    return extension;
  }

  /// The language of a file by its ending (`.js`, `.mjs`, `.py`, `.java`).
  public static Optional<Language> ofFileName(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".js") || name.endsWith(".mjs")) {
      return Optional.of(JAVASCRIPT);
    }
    if (name.endsWith(".java")) {
      return Optional.of(JAVA);
    }
    return name.endsWith(".py") ? Optional.of(PYTHON) : Optional.empty();
  }
}
