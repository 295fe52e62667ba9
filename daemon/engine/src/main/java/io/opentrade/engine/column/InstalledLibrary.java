package io.opentrade.engine.column;

import java.util.ServiceLoader;

/// The library on the class path, looked up once: that opens every jar there is.
final class InstalledLibrary {
  static final Library FOUND =
      ServiceLoader.load(Library.class, Library.class.getClassLoader())
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no indicator library on the class path"));

  private InstalledLibrary() {}
}
