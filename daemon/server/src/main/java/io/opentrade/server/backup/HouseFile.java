package io.opentrade.server.backup;

import io.opentrade.protocol.frame.Home;
import io.opentrade.store.Snapshots;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A file of a home that backups hold.
///
/// @param name in the backup
/// @param kind how it is copied and put back
record HouseFile(String name, Kind kind) {
  enum Kind {
    DATABASE,
    SETTINGS,
    VAULT
  }

  static final String CANDLES = "candles.db";
  private static final HouseFile SETTINGS = new HouseFile("settings.json", Kind.SETTINGS);
  private static final HouseFile VAULT = new HouseFile("vault", Kind.VAULT);

  /// All there can be.
  static List<HouseFile> all() {
    List<HouseFile> files = new ArrayList<>();
    Snapshots.names().forEach(name -> files.add(new HouseFile(name, Kind.DATABASE)));
    files.add(SETTINGS);
    files.add(VAULT);
    return files;
  }

  static Optional<HouseFile> named(String name) {
    return all().stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /// Whether it is a part of how the house stood: one that a backup lacks was not there yet.
  /// Candles and secrets are left out of backups at will.
  boolean belongsToTheMoment() {
    return kind == Kind.DATABASE && !name.equals(CANDLES);
  }

  /// Where it lies in a home.
  Path in(Home home) {
    return (kind == Kind.SETTINGS ? home.config() : home.data()).resolve(name);
  }
}
